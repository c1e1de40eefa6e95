#!/usr/bin/env bash
# Search of the catalogue (OGC API Records) over synthetic records: 1,000 publishers with 20 each. Words, facets and a filter together, words alone, facets of
# everything, a page in the order of changes, a box; every address is another one, so that nothing is answered from memory. Also: how long all rows of the
# index take to be made anew.
# usage: bench/records.sh [requests of each case]     default 100; RECORDS=20000
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
requests=${1:-100}; records=${RECORDS:-20000}
start_postgres
export OUD_DATABASE="Host=127.0.0.1;Port=$PORT;Username=bench;Database=oud_records"
dropdb --if-exists oud_records; createdb oud_records; psql -d oud_records -q -c 'CREATE EXTENSION postgis'
oud --version >/dev/null
serve() { ./oud serve --port "$API" >"$WORK/records.log" 2>&1 & ours=$!; for _ in $(seq 600); do curl -sf -o /dev/null "http://127.0.0.1:$API/health/ready" && return; sleep 0.2; done; echo "no answer"; exit 1; }
stop() { kill "$ours"; wait "$ours" 2>/dev/null || true; }
trap 'kill "$ours" 2>/dev/null || true' EXIT
serve; stop
psql -d oud_records -q -v n="$records" <<'SQL'
SELECT setseed(0.5);
INSERT INTO oud.harvest_source (name, url) VALUES ('bench', 'http://localhost/');
INSERT INTO oud.harvested_record (source, key, state, since, changed_at, hash, document, triples)
SELECT 'bench', iri, 'present', now(), now(), i::text, jsonb_build_object(
    'kind', CASE WHEN i % 50 = 0 THEN 'service' ELSE 'dataset' END, 'iri', iri, 'title', topic || ' ' || town, 'publisher', 'Stadt ' || town,
    'modified', to_char(timestamptz '2026-11-01Z' - (i % 900) * interval '1 day', 'YYYY-MM-DD"T00:00:00Z"'), 'identifiers', jsonb_build_array('id-' || i),
    'facts', jsonb_build_object(
        'title', jsonb_build_object('de', topic || ' ' || town, 'en', topic || ' ' || town),
        'description', jsonb_build_object('de', 'Der Datensatz enthält ' || topic || ' der Stadt ' || town || ' mit Lage, Art und Zustand. ' || other || ' sind nicht enthalten. Die Daten werden regelmäßig aus dem Fachverfahren übernommen und geprüft; Fragen beantwortet das zuständige Amt.', 'en', topic || ' of ' || town),
        'keywords', jsonb_build_array(topic, town, other), 'themes', jsonb_build_array((ARRAY['TRAN','ENVI','EDUC','GOVE','SOCI','REGI','HEAL','ECON'])[1 + i % 8]),
        'formats', CASE i % 3 WHEN 0 THEN '["CSV","GEOJSON"]' WHEN 1 THEN '["CSV"]' ELSE '["WFS_SRVC","WMS_SRVC"]' END::jsonb,
        'license', 'http://dcat-ap.de/def/licenses/' || (ARRAY['dl-by-de/2.0','cc-zero','cc-by/4.0'])[1 + i % 3],
        'municipalities', jsonb_build_array(to_char(8000000 + p, 'FM00000000')), 'languages', '["de"]'::jsonb, 'hvd', i % 20 = 0,
        'extent', jsonb_build_array(6 + p % 90 / 10.0, 47 + p / 90 / 2.0, 6.1 + p % 90 / 10.0, 47.1 + p / 90 / 2.0),
        'files', jsonb_build_array(jsonb_build_object('access_url', iri || '.csv', 'download_url', iri || '.csv', 'format', 'CSV', 'media_type', 'text/csv')))), ''
FROM (SELECT i, i / 20 AS p, 'https://stadt-' || i / 20 || '.example/daten/' || i AS iri, 'Ort' || (ARRAY['hausen','stadt','burg','heim','bach'])[1 + i / 20 % 5] || ' ' || i / 20 AS town,
    t.all[1 + i % 20] AS topic, t.all[1 + (i * 7 + 3) % 20] AS other
    FROM generate_series(0, :n - 1) AS i, (SELECT ARRAY['Parkhäuser','Baumkataster','Spielplätze','Haushaltsplan','Wahlergebnisse','Radwege','Kindertagesstätten','Schulen','Ladestationen',
    'Luftqualität','Bebauungspläne','Straßenverzeichnis','Einwohnerzahlen','Müllabfuhr','Denkmäler','Sporthallen','Haltestellen','Trinkwasserbrunnen','Veranstaltungen','Hundesteuer'] AS all) AS t) AS x;
UPDATE oud.instance SET record_index = NULL;
SQL
start=$(now); serve; echo "$records records indexed anew, with the start of the server: $(since "$start") s"
psql -d oud_records -q -c 'VACUUM ANALYZE'
psql -d oud_records -tA -c "SELECT 'rows ' || pg_size_pretty(pg_relation_size('oud.record')) || ', indexes ' || pg_size_pretty(pg_indexes_size('oud.record'))"
python3 - "$API" "$requests" <<'P'
import http.client, sys, time, urllib.parse
port, n = int(sys.argv[1]), int(sys.argv[2])
topics = ['Parkhaus', 'Baum', 'Spielplatz', 'Haushalt', 'Wahlergebnis', 'Radweg', 'Kindertagesstätte', 'Schule', 'Ladestation', 'Luftqualität']
facets = 'facets=themes,municipality_key,publisher,formats,license,schema,freshness'
enc = urllib.parse.quote
cases = [
    ('words, facets and filter', 100, lambda i: f"q={enc(topics[i % 10])}&{facets}&filter=" + enc(f"A_CONTAINS(formats,('CSV')) AND updated > TIMESTAMP('2024-06-{1 + i % 28:02}T00:{i % 60:02}:00Z')")),
    ('two words and facets', 100, lambda i: f"q={enc(topics[i % 10])},hausen%20{i}&{facets}"),
    ('words alone', 100, lambda i: f"q={enc(topics[i % 10])},ort{i}"),
    ('facets of everything', None, lambda i: f"{facets}&limit={1 + i % 100}&offset={i}"),
    ('order of changes', 100, lambda i: f"limit=20&offset={i}"),
    ('box and facets', 100, lambda i: f"bbox={6 + i % 8},{47 + i % 5},{7 + i % 8},{48 + i % 5}&limit={10 + i}&{facets}"),
    ('page for people', None, lambda i: f"f=html&q={enc(topics[i % 10])}&offset={i}"),
]
connection = http.client.HTTPConnection('127.0.0.1', port)
def ask(query):
    start = time.perf_counter()
    connection.request('GET', '/collections/records/items?' + query)
    answer = connection.getresponse(); body = answer.read()
    assert answer.status == 200, (query, body[:300])
    return (time.perf_counter() - start) * 1000
for name, budget, make in cases:
    for i in range(10): ask(make(i + 100000) if 'offset' not in make(0) else make(i + 500))   # plans are prepared
    times = sorted(ask(make(i)) for i in range(n))
    p50, p95 = times[n // 2], times[min(n - 1, int(n * 0.95))]
    print(f"{name:26} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms" + (f"  (budget {budget}{'' if p95 <= budget else ': MISSED'})" if budget else ''))
P
echo "Peak of the API: $(( $(rss_of "$ours") / 1024 )) MB"
