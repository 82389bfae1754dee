// title: Met wie heeft een actor te maken?
// explanation: |-
//   Alles wat over een actor gezegd is, per andere partij: bevestigd en ontkend, feitelijk en gepland. Richting
//   'uit' is van de actor naar de ander, 'in' andersom. Tel alleen de regels met bevestigd en feitelijk als feit.
// parameters:
//   - name: actor
//     type: text
//     explanation: id, naam of andere naam van de actor
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
//   - richting: uit
//     relatie: DRAAGT_OVER_AAN
//     ander: wijkteams
//     soort: LokaalTeam
//     polariteit: bevestigd
//     modaliteit: feitelijk
//     vertrouwen: 0.9
//     documenten: [brief.txt]
//     citaat: Veilig Thuis Dal draagt over aan de wijkteams
//     ander_id: class:lokaal_team
MATCH (a:Actor)<-[rol:ONDERWERP|VOORWERP]-(b:Bewering)-[:ONDERWERP|VOORWERP]->(ander)
WHERE (a.id = $actor OR any(naam IN coalesce(a.alias, []) + a.naam WHERE toLower(naam) = toLower($actor)))
  AND ander.id <> a.id AND b.vertrouwen >= $min_vertrouwen
WITH rol, b, ander,
  CASE WHEN b.tijd CONTAINS '/' THEN split(b.tijd, '/')[0] ELSE b.geldig_vanaf END AS vanaf,
  CASE WHEN b.tijd CONTAINS '/' THEN split(b.tijd, '/')[1] ELSE b.geldig_tot END AS tot
WHERE $op = '' OR (
  (vanaf IS NULL OR vanaf IN ['', '..'] OR left(vanaf, size($op)) <= $op) AND
  (tot IS NULL OR tot IN ['', '..'] OR tot >= left($op, size(tot))))
OPTIONAL MATCH (b)-[:IN_BRON]->(d:Brondocument)
OPTIONAL MATCH (b)-[:STEUNT_OP]->(p:Passage)
WITH rol, b, ander, d, p
ORDER BY b.vertrouwen DESC, d.sleutel, p.begin, p.id
WHERE d IS NULL OR d.compleet
WITH CASE
    WHEN b.relatie = 'WERKT_SAMEN_MET' THEN 'wederzijds' WHEN type(rol) = 'ONDERWERP' THEN 'uit' ELSE 'in'
  END AS richting,
  b.relatie AS relatie, ander, b.polariteit AS polariteit, b.modaliteit AS modaliteit, max(b.vertrouwen) AS vertrouwen,
  collect(DISTINCT coalesce(d.sleutel, 'referentie: ' + coalesce(b.herkomst, ''))) AS documenten,
  collect(p.citaat) AS citaten
RETURN richting, relatie, ander.naam AS ander,
  CASE
    WHEN ander:BureauJeugdzorg THEN 'GecertificeerdeInstelling'
    WHEN ander:AMK OR ander:SteunpuntHuiselijkGeweld THEN 'VeiligThuis'
    ELSE reduce(s = '', l IN coalesce(ander.klassen_referentie, ander.klassen_norm, labels(ander)) |
      CASE WHEN l IN ['Actor', 'Klasse'] OR (s > '' AND s < l) THEN s ELSE l END)
  END AS soort,
  polariteit, modaliteit, vertrouwen, documenten, citaten[0] AS citaat, ander.id AS ander_id
ORDER BY relatie, richting, ander, ander_id, polariteit, modaliteit
