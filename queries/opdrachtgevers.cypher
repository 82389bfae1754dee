// title: Wie is opdrachtgever van wie?
// explanation: |-
//   Bevestigde opdrachten, inkoop en aanwijzingen, met de documenten die ze noemen en het sterkste citaat. Gegevens
//   uit de referentielijsten staan erbij als 'referentie'. Wat hier niet staat is niet gedocumenteerd; het kan wel
//   bestaan.
// parameters:
//   - name: actor
//     type: text
//     default: ""
//     explanation: alleen opdrachten van of aan deze actor (id of naam); leeg is alle
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
//   - opdrachtgever: Gemeente Dalstad
//     opdrachtnemer: Jeugdbescherming Dal
//     relatie: OPDRACHTGEVER_VAN
//     beweringen: 1
//     vertrouwen: 0.9
//     documenten: [brief.txt]
//     citaat: Dalstad koopt jeugdbescherming in bij Jeugdbescherming Dal
//     opdrachtgever_id: gemeente-dalstad
//     opdrachtnemer_id: jeugdbescherming-dal
MATCH (a:Actor)<-[:ONDERWERP]-(b:Bewering)-[:VOORWERP]->(c)
WHERE b.relatie IN ['OPDRACHTGEVER_VAN', 'KOOPT_IN_BIJ', 'WIJST_AAN']
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
RETURN a.naam AS opdrachtgever, c.naam AS opdrachtnemer, relatie, beweringen, vertrouwen, documenten,
  citaten[0] AS citaat, a.id AS opdrachtgever_id, c.id AS opdrachtnemer_id
ORDER BY opdrachtgever, opdrachtnemer, relatie, opdrachtgever_id, opdrachtnemer_id
