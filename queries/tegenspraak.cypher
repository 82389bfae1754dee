// title: Waar spreken documenten elkaar tegen?
// explanation: |-
//   Relaties die het ene document als feit bevestigt en een ander (of hetzelfde) ontkent, met van beide kanten een
//   citaat.
// parameters:
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: laat weg wat met minder vertrouwen (0 tot 1) gelezen is
// example:
//   - van: Gemeente Dalstad
//     relatie: OPDRACHTGEVER_VAN
//     naar: Jeugdbescherming Dal
//     bevestigd_in: brief.txt
//     citaat_bevestigd: Dalstad koopt jeugdbescherming in bij Jeugdbescherming Dal
//     ontkend_in: rapport.txt
//     citaat_ontkend: Dalstad heeft geen contract met Jeugdbescherming Dal
//     van_id: gemeente-dalstad
//     naar_id: jeugdbescherming-dal
MATCH (a)<-[:ONDERWERP]-(nee:Bewering {polariteit: 'ontkend'})-[:VOORWERP]->(c)
WHERE nee.vertrouwen >= $min_vertrouwen
MATCH (a)<-[:ONDERWERP]-(ja:Bewering)-[:VOORWERP]->(c)
WHERE ja.relatie = nee.relatie AND ja.polariteit = 'bevestigd' AND ja.modaliteit = 'feitelijk'
  AND nee.modaliteit = 'feitelijk' AND ja.vertrouwen >= $min_vertrouwen
MATCH (ja)-[:STEUNT_OP]->(jp:Passage)
MATCH (ja)-[:IN_BRON]->(jd:Brondocument {compleet: true})
MATCH (nee)-[:STEUNT_OP]->(np:Passage)
MATCH (nee)-[:IN_BRON]->(nd:Brondocument {compleet: true})
WITH a, c, ja, nee, jd, nd, jp, np ORDER BY jp.begin, jp.id, np.begin, np.id
WITH a, c, ja.relatie AS relatie, jd.sleutel AS bevestigd_in, nd.sleutel AS ontkend_in, collect(jp.citaat) AS jas,
  collect(np.citaat) AS nees
RETURN a.naam AS van, relatie, c.naam AS naar, bevestigd_in, jas[0] AS citaat_bevestigd, ontkend_in,
  nees[0] AS citaat_ontkend, a.id AS van_id, c.id AS naar_id
ORDER BY van, relatie, naar, bevestigd_in, ontkend_in, van_id, naar_id
