// title: Welke overdrachten tussen soorten organisaties zijn gedocumenteerd?
// explanation: |-
//   Per paar van soorten: hoe vaak documenten de overdracht beschrijven, hoeveel knelpunten en verbeteringen zij
//   melden, en het sterkste citaat (een knelpunt als dat er is). Organisaties tellen voor hun soort; plannen en
//   adviezen tellen niet mee.
// parameters:
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - van: VeiligThuis
//     naar: LokaalTeam
//     overdrachten: 1
//     knelpunten: 1
//     verbeteringen: 0
//     documenten: [brief.txt, rapport.txt]
//     citaat: kinderen wachten maanden op de wijkteams
CALL {
  MATCH (a:Actor)<-[:ONDERWERP]-(b:Bewering)-[:VOORWERP]->(c:Actor)
  WHERE b.relatie IN ['DRAAGT_OVER_AAN', 'VERWIJST_DOOR_NAAR', 'LEGT_OP_AAN_UITVOERING_DOOR', 'MELDT_BIJ', 'VERZOEKT',
    'VERZOEKT_ONDERZOEK_BIJ', 'VERZOEKT_MAATREGEL_BIJ', 'SCHAALT_OP_NAAR']
    AND b.polariteit = 'bevestigd' AND b.modaliteit = 'feitelijk' AND b.vertrouwen >= $min_vertrouwen
  RETURN a, c, b AS uitspraak, 'overdracht' AS zegt
  UNION ALL
  MATCH (a:Actor)<-[:VAN]-(f:Bevinding)-[:NAAR]->(c:Actor)
  WHERE f.modaliteit = 'feitelijk' AND f.vertrouwen >= $min_vertrouwen
  RETURN a, c, f AS uitspraak, f.polariteit AS zegt
}
MATCH (uitspraak)-[:STEUNT_OP]->(p:Passage)
MATCH (uitspraak)-[:IN_BRON]->(d:Brondocument {compleet: true})
WITH uitspraak, zegt, p, d,
  CASE
    WHEN a:BureauJeugdzorg THEN 'GecertificeerdeInstelling'
    WHEN a:AMK OR a:SteunpuntHuiselijkGeweld THEN 'VeiligThuis'
    ELSE reduce(s = '', l IN coalesce(a.klassen_referentie, a.klassen_norm, labels(a)) |
      CASE WHEN l IN ['Actor', 'Klasse'] OR (s > '' AND s < l) THEN s ELSE l END)
  END AS van,
  CASE
    WHEN c:BureauJeugdzorg THEN 'GecertificeerdeInstelling'
    WHEN c:AMK OR c:SteunpuntHuiselijkGeweld THEN 'VeiligThuis'
    ELSE reduce(s = '', l IN coalesce(c.klassen_referentie, c.klassen_norm, labels(c)) |
      CASE WHEN l IN ['Actor', 'Klasse'] OR (s > '' AND s < l) THEN s ELSE l END)
  END AS naar,
  CASE zegt WHEN 'knelpunt' THEN 0 WHEN 'overdracht' THEN 1 ELSE 2 END AS rang
ORDER BY rang, uitspraak.vertrouwen DESC, d.sleutel, p.begin, p.id
WITH van, naar,
  count(DISTINCT CASE WHEN zegt = 'overdracht' THEN uitspraak.id END) AS overdrachten,
  count(DISTINCT CASE WHEN zegt = 'knelpunt' THEN uitspraak.id END) AS knelpunten,
  count(DISTINCT CASE WHEN zegt = 'verbetering' THEN uitspraak.id END) AS verbeteringen,
  collect(DISTINCT d.sleutel) AS documenten, collect(p.citaat) AS citaten
RETURN van, naar, overdrachten, knelpunten, verbeteringen, documenten, citaten[0] AS citaat
ORDER BY knelpunten DESC, overdrachten DESC, van, naar
