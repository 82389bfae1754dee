// title: Waarop rust een verband tussen twee partijen?
// explanation: |-
//   Elke zin die iets zegt over de relatie van de ene partij naar de andere: ook ontkend, gepland of aanbevolen, en
//   de bevindingen over hun overdracht. Een regel per passage.
// parameters:
//   - name: van
//     type: text
//     explanation: id, naam of andere naam van de ene partij
//     choices: |-
//       MATCH (a:Actor)<-[:ONDERWERP|VOORWERP]-(:Bewering)
//       RETURN DISTINCT a.id AS waarde, a.naam AS naam ORDER BY naam, waarde
//   - name: naar
//     type: text
//     explanation: id, naam of andere naam van de andere partij
//     choices: |-
//       MATCH (a:Actor)<-[:ONDERWERP|VOORWERP]-(:Bewering)
//       RETURN DISTINCT a.id AS waarde, a.naam AS naam ORDER BY naam, waarde
//   - name: relatie
//     type: text
//     default: ""
//     explanation: alleen deze relatie (OPDRACHTGEVER_VAN, ...) of soort bevinding; leeg is alle
//     choices: |-
//       MATCH (b:Bewering) RETURN DISTINCT b.relatie AS waarde, b.relatie AS naam ORDER BY waarde
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - relatie: DRAAGT_OVER_AAN
//     polariteit: bevestigd
//     modaliteit: feitelijk
//     vertrouwen: 0.9
//     document: brief.txt
//     titel: Brief aan de raad
//     datum: "2019-03"
//     begin: 20
//     einde: 61
//     citaat: Veilig Thuis Dal draagt over aan de wijkteams
//     zin: Daarna draagt Veilig Thuis Dal over aan de wijkteams.
//     regel: draagt-over-1
//     id: 4f0c2a9b7d1e6c35
CALL {
  MATCH (a:Actor)<-[:ONDERWERP]-(b:Bewering)-[:VOORWERP]->(c)
  WHERE (a.id = $van OR any(naam IN coalesce(a.alias, []) + a.naam WHERE toLower(naam) = toLower($van)))
    AND (c.id = $naar OR any(naam IN coalesce(c.alias, []) + c.naam WHERE toLower(naam) = toLower($naar)))
  RETURN b AS uitspraak, b.relatie AS wat
  UNION
  MATCH (a:Actor)<-[:VAN]-(f:Bevinding)-[:NAAR]->(c:Actor)
  WHERE (a.id = $van OR any(naam IN coalesce(a.alias, []) + a.naam WHERE toLower(naam) = toLower($van)))
    AND (c.id = $naar OR any(naam IN coalesce(c.alias, []) + c.naam WHERE toLower(naam) = toLower($naar)))
  RETURN f AS uitspraak, f.soort AS wat
}
WITH uitspraak, wat
WHERE ($relatie = '' OR wat = $relatie) AND uitspraak.vertrouwen >= $min_vertrouwen
MATCH (uitspraak)-[:STEUNT_OP]->(p:Passage)
MATCH (uitspraak)-[:IN_BRON]->(d:Brondocument {compleet: true})
RETURN wat AS relatie, uitspraak.polariteit AS polariteit, uitspraak.modaliteit AS modaliteit,
  uitspraak.vertrouwen AS vertrouwen, d.sleutel AS document, d.titel AS titel, d.datum AS datum, p.begin AS begin,
  p.einde AS einde, p.citaat AS citaat, coalesce(p.voor, '') + p.citaat + coalesce(p.na, '') AS zin,
  uitspraak.regel AS regel, uitspraak.id AS id
ORDER BY relatie, polariteit, modaliteit, document, begin, einde, id
