// title: Welke verwachte overdrachten noemt geen enkel document?
// explanation: |-
//   De overdrachten van de norm sinds 2015 waarvan geen gelezen document een feitelijke overdracht, knelpunt of
//   verbetering noemt, met rechtsgrond en termijn. Niet gedocumenteerd betekent niet dat de overdracht niet bestaat:
//   kijk hoeveel documenten er gelezen zijn.
// parameters:
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - overdracht: O27
//     naam: Afschaling naar het lokaal team
//     van: [GecertificeerdeInstelling]
//     naar: [LokaalTeam]
//     route: bescherming
//     rechtsgrond: [Jeugdwet (BWBR0034925) art. 2.3]
//     termijn: []
//     gelezen_documenten: 12
CALL {
  MATCH (a:Actor)<-[:ONDERWERP]-(b:Bewering)-[:VOORWERP]->(c:Actor), (b)-[:IN_BRON]->(:Brondocument {compleet: true})
  WHERE b.relatie IN ['DRAAGT_OVER_AAN', 'VERWIJST_DOOR_NAAR', 'LEGT_OP_AAN_UITVOERING_DOOR', 'MELDT_BIJ', 'VERZOEKT',
    'VERZOEKT_ONDERZOEK_BIJ', 'VERZOEKT_MAATREGEL_BIJ', 'SCHAALT_OP_NAAR']
    AND b.polariteit = 'bevestigd' AND b.modaliteit = 'feitelijk' AND b.vertrouwen >= $min_vertrouwen
  RETURN a, c
  UNION ALL
  MATCH (a:Actor)<-[:VAN]-(f:Bevinding)-[:NAAR]->(c:Actor), (f)-[:IN_BRON]->(:Brondocument {compleet: true})
  WHERE f.modaliteit = 'feitelijk' AND f.vertrouwen >= $min_vertrouwen
  RETURN a, c
}
WITH
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
  END AS naar
WITH collect(DISTINCT van + ' > ' + naar) AS gedocumenteerd
OPTIONAL MATCH (d:Brondocument {compleet: true})
WITH gedocumenteerd, count(d) AS gelezen_documenten
MATCH (v:Actor)<-[:VAN]-(o:Overdracht)-[:NAAR]->(n:Actor)
WHERE o.telt_mee AND NOT coalesce(o.gepland, false) AND coalesce(o.geldig_tot, '9999') >= '2015'
WITH gedocumenteerd, gelezen_documenten, o,
  CASE
    WHEN v:BureauJeugdzorg THEN 'GecertificeerdeInstelling'
    WHEN v:AMK OR v:SteunpuntHuiselijkGeweld THEN 'VeiligThuis'
    ELSE reduce(s = '', l IN coalesce(v.klassen_referentie, v.klassen_norm, labels(v)) |
      CASE WHEN l IN ['Actor', 'Klasse'] OR (s > '' AND s < l) THEN s ELSE l END)
  END AS van,
  CASE
    WHEN n:BureauJeugdzorg THEN 'GecertificeerdeInstelling'
    WHEN n:AMK OR n:SteunpuntHuiselijkGeweld THEN 'VeiligThuis'
    ELSE reduce(s = '', l IN coalesce(n.klassen_referentie, n.klassen_norm, labels(n)) |
      CASE WHEN l IN ['Actor', 'Klasse'] OR (s > '' AND s < l) THEN s ELSE l END)
  END AS naar
ORDER BY van, naar
WITH gelezen_documenten, o, collect(DISTINCT van) AS van, collect(DISTINCT naar) AS naar,
  sum(CASE WHEN van + ' > ' + naar IN gedocumenteerd THEN 1 ELSE 0 END) AS aantal
WHERE aantal = 0
RETURN o.id AS overdracht, o.naam AS naam, van, naar, o.route AS route, coalesce(o.rechtsgrond, []) AS rechtsgrond,
  coalesce(o.termijn, []) AS termijn, gelezen_documenten
ORDER BY overdracht
