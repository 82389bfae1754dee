// title: Wat is gepland of aanbevolen, maar nog geen feit?
// explanation: |-
//   Relaties en verbeteringen die documenten aankondigen, aanbevelen of mogelijk noemen. Gepland is niet gebeurd: ze
//   tellen nergens anders mee.
// parameters:
//   - name: modaliteit
//     type: text
//     default: gepland
//     explanation: gepland, aanbevolen of mogelijk; leeg is alle drie
//     choices: |-
//       MATCH (b:Bewering) WHERE b.modaliteit <> 'feitelijk'
//       RETURN DISTINCT b.modaliteit AS waarde, b.modaliteit AS naam ORDER BY waarde
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - modaliteit: gepland
//     van: Veilig Thuis Dal
//     wat: INTEGREERT
//     naar: Jeugdbescherming Dal
//     polariteit: bevestigd
//     tijd: "2027"
//     document: brief.txt
//     datum: "2019-03"
//     citaat: Vanaf 2027 gaan zij samen verder
//     begin: 300
CALL {
  MATCH (a)<-[:ONDERWERP]-(b:Bewering)-[:VOORWERP]->(c)
  WHERE b.modaliteit <> 'feitelijk'
  RETURN a.naam AS van, b.relatie AS wat, c.naam AS naar, b AS uitspraak, b.tijd AS tijd
  UNION ALL
  MATCH (f:Bevinding)
  WHERE f.modaliteit <> 'feitelijk'
  OPTIONAL MATCH (f)-[:VAN]->(a:Actor)
  OPTIONAL MATCH (f)-[:NAAR]->(c:Actor)
  RETURN coalesce(a.naam, '') AS van, f.soort AS wat, coalesce(c.naam, '') AS naar, f AS uitspraak, null AS tijd
}
WITH van, wat, naar, uitspraak, tijd
WHERE ($modaliteit = '' OR uitspraak.modaliteit = $modaliteit) AND uitspraak.vertrouwen >= $min_vertrouwen
MATCH (uitspraak)-[:STEUNT_OP]->(p:Passage)
MATCH (uitspraak)-[:IN_BRON]->(d:Brondocument {compleet: true})
RETURN uitspraak.modaliteit AS modaliteit, van, wat, naar, uitspraak.polariteit AS polariteit, tijd,
  d.sleutel AS document, d.datum AS datum, p.citaat AS citaat, p.begin AS begin
ORDER BY modaliteit, van, wat, naar, document, begin, citaat
