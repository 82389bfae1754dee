// title: Wie houdt toezicht op wie?
// explanation: |-
//   Bevestigd toezicht, verscherpt toezicht en certificering, met documenten en het sterkste citaat.
// parameters:
//   - name: actor
//     type: text
//     default: ""
//     explanation: alleen toezicht door of op deze actor (id of naam); leeg is alle
//     choices: |-
//       MATCH (a:Actor)<-[:ONDERWERP|VOORWERP]-(:Bewering)
//       RETURN DISTINCT a.id AS waarde, a.naam AS naam ORDER BY naam, waarde
//   - name: op
//     type: text
//     default: ""
//     explanation: datum (2019, 2019-10 of 2019-10-01); laat weg wat toen nog niet of niet meer gold; leeg is alles
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - toezichthouder: Inspectie Gezondheidszorg en Jeugd
//     onder_toezicht: Jeugdbescherming Dal
//     relatie: STELT_ONDER_VERSCHERPT_TOEZICHT
//     beweringen: 1
//     vertrouwen: 0.9
//     documenten: [rapport.txt]
//     citaat: De inspectie stelt Jeugdbescherming Dal onder verscherpt toezicht
//     toezichthouder_id: inspectie-gezondheidszorg-en-jeugd
//     onder_toezicht_id: jeugdbescherming-dal
MATCH (a:Actor)<-[:ONDERWERP]-(b:Bewering)-[:VOORWERP]->(c)
WHERE b.relatie IN ['HOUDT_TOEZICHT_OP', 'STELT_ONDER_VERSCHERPT_TOEZICHT', 'CERTIFICEERT']
  AND b.polariteit = 'bevestigd' AND b.modaliteit = 'feitelijk' AND b.vertrouwen >= $min_vertrouwen
  AND ($actor = '' OR $actor IN [a.id, a.naam, c.id, c.naam])
WITH a, b, c,
  CASE WHEN b.tijd CONTAINS '/' THEN split(b.tijd, '/')[0] ELSE b.geldig_vanaf END AS vanaf,
  CASE WHEN b.tijd CONTAINS '/' THEN split(b.tijd, '/')[1] ELSE b.geldig_tot END AS tot
WHERE $op = '' OR (
  (vanaf IS NULL OR vanaf IN ['', '..'] OR left(vanaf, size($op)) <= $op) AND
  (tot IS NULL OR tot IN ['', '..'] OR tot >= left($op, size(tot))))
OPTIONAL MATCH (b)-[:IN_BRON]->(d:Brondocument)
OPTIONAL MATCH (b)-[:STEUNT_OP]->(p:Passage)
WITH a, b, c, d, p
ORDER BY b.vertrouwen DESC, d.sleutel, p.begin, p.id
WHERE d IS NULL OR d.compleet
WITH a, c, b.relatie AS relatie, max(b.vertrouwen) AS vertrouwen, count(DISTINCT b.id) AS beweringen,
  collect(DISTINCT coalesce(d.sleutel, 'referentie: ' + coalesce(b.herkomst, ''))) AS documenten,
  collect(p.citaat) AS citaten
RETURN a.naam AS toezichthouder, c.naam AS onder_toezicht, relatie, beweringen, vertrouwen, documenten,
  citaten[0] AS citaat, a.id AS toezichthouder_id, c.id AS onder_toezicht_id
ORDER BY toezichthouder, onder_toezicht, relatie, toezichthouder_id, onder_toezicht_id
