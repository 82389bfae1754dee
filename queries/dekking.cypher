// title: Over welke organisaties gaan de gelezen documenten?
// explanation: |-
//   Per actor bij naam: in hoeveel documenten hij voorkomt, van wanneer die zijn, en hoeveel beweringen en
//   bevindingen er over hem zijn. Wie hier niet staat komt in geen gelezen document voor.
// parameters:
//   - name: soort
//     type: text
//     default: ""
//     explanation: alleen deze soort (Gemeente, VeiligThuis, ...); leeg is alle
//     choices: |-
//       MATCH (:Brondocument)-[:NOEMT]->(a:Actor) WHERE NOT a:Klasse UNWIND labels(a) AS l
//       WITH DISTINCT l WHERE l <> 'Actor' RETURN l AS waarde, l AS naam ORDER BY waarde
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - organisatie: Veilig Thuis Dal
//     soort: VeiligThuis
//     documenten: 2
//     oudste: "2018"
//     nieuwste: "2019-03"
//     beweringen: 3
//     bevindingen: 1
//     sleutels: [brief.txt, rapport.txt]
//     id: veilig-thuis-dal
MATCH (d:Brondocument {compleet: true})-[:NOEMT]->(a:Actor)
WHERE NOT a:Klasse AND ($soort = '' OR $soort IN labels(a))
WITH DISTINCT a, d ORDER BY d.sleutel
WITH a, collect(d.sleutel) AS sleutels, min(d.datum) AS oudste, max(d.datum) AS nieuwste
OPTIONAL MATCH (a)<-[:ONDERWERP|VOORWERP]-(b:Bewering)-[:IN_BRON]->(:Brondocument {compleet: true})
WHERE b.vertrouwen >= $min_vertrouwen
WITH a, sleutels, oudste, nieuwste, count(DISTINCT b.id) AS beweringen
OPTIONAL MATCH (a)<-[:VAN|NAAR]-(f:Bevinding)-[:IN_BRON]->(:Brondocument {compleet: true})
WHERE f.vertrouwen >= $min_vertrouwen
WITH a, sleutels, oudste, nieuwste, beweringen, count(DISTINCT f.id) AS bevindingen
RETURN a.naam AS organisatie,
  CASE
    WHEN a:BureauJeugdzorg THEN 'GecertificeerdeInstelling'
    WHEN a:AMK OR a:SteunpuntHuiselijkGeweld THEN 'VeiligThuis'
    ELSE reduce(s = '', l IN coalesce(a.klassen_referentie, a.klassen_norm, labels(a)) |
      CASE WHEN l IN ['Actor', 'Klasse'] OR (s > '' AND s < l) THEN s ELSE l END)
  END AS soort,
  size(sleutels) AS documenten, oudste, nieuwste, beweringen, bevindingen, sleutels, a.id AS id
ORDER BY documenten DESC, organisatie, id
