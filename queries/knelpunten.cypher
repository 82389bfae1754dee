// title: Welke knelpunten in de overdracht melden documenten?
// explanation: |-
//   Elke bevinding over een overdracht met haar twee kanten (voor zover het document die noemt) en het citaat. Een
//   lege van of naar betekent dat het document die kant niet noemt.
// parameters:
//   - name: soort
//     type: text
//     default: ""
//     explanation: alleen deze soort (wachtlijst, vertraging, ...); leeg is alle
//     choices: |-
//       MATCH (f:Bevinding) RETURN DISTINCT f.soort AS waarde, f.soort AS naam ORDER BY waarde
//   - name: polariteit
//     type: text
//     default: knelpunt
//     explanation: knelpunt of verbetering; leeg is beide
//     choices: |-
//       MATCH (f:Bevinding) RETURN DISTINCT f.polariteit AS waarde, f.polariteit AS naam ORDER BY waarde
//   - name: actor
//     type: text
//     default: ""
//     explanation: alleen bevindingen met deze actor aan een van de kanten (id of naam); leeg is alle
//     choices: |-
//       MATCH (a:Actor)<-[:VAN|NAAR]-(:Bevinding)
//       RETURN DISTINCT a.id AS waarde, a.naam AS naam ORDER BY naam, waarde
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - soort: wachtlijst
//     van: Veilig Thuis Dal
//     naar: wijkteams
//     polariteit: knelpunt
//     modaliteit: feitelijk
//     vertrouwen: 0.8
//     document: brief.txt
//     datum: "2019-03"
//     begin: 120
//     einde: 158
//     citaat: kinderen wachten maanden op de wijkteams
//     van_id: veilig-thuis-dal
//     naar_id: class:lokaal_team
MATCH (f:Bevinding)-[:STEUNT_OP]->(p:Passage)
WHERE f.vertrouwen >= $min_vertrouwen AND ($soort = '' OR f.soort = $soort)
  AND ($polariteit = '' OR f.polariteit = $polariteit)
MATCH (f)-[:IN_BRON]->(d:Brondocument {compleet: true})
OPTIONAL MATCH (f)-[:VAN]->(v:Actor)
OPTIONAL MATCH (f)-[:NAAR]->(n:Actor)
WITH f, p, d, v, n
WHERE $actor = '' OR $actor IN [v.id, v.naam] OR $actor IN [n.id, n.naam]
RETURN f.soort AS soort, coalesce(v.naam, '') AS van, coalesce(n.naam, '') AS naar, f.polariteit AS polariteit,
  f.modaliteit AS modaliteit, f.vertrouwen AS vertrouwen, d.sleutel AS document, d.datum AS datum, p.begin AS begin,
  p.einde AS einde, p.citaat AS citaat, coalesce(v.id, '') AS van_id, coalesce(n.id, '') AS naar_id
ORDER BY soort, CASE WHEN van_id = '' OR naar_id = '' THEN 1 ELSE 0 END, van, naar, document, begin, einde, polariteit,
  van_id, naar_id
