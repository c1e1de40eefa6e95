"""Catalogues of many simulated publishers, the same in every run: /p/<n>.ttl with 20 data sets each, and /all.ttl with all of them in pages of 100.
usage: harvest.py serve PORT PUBLISHERS | harvest.py sources PORT PUBLISHERS FOLDER"""
import hashlib, http.server, os, sys, urllib.parse

PER = 20
TOPICS = ['Parkhäuser', 'Baumkataster', 'Spielplätze', 'Haushaltsplan', 'Wahlergebnisse', 'Radwege', 'Kindertagesstätten', 'Schulen', 'Ladestationen', 'Luftqualität', 'Bebauungspläne',
          'Straßenverzeichnis', 'Einwohnerzahlen', 'Müllabfuhr', 'Denkmäler', 'Sporthallen', 'Haltestellen', 'Trinkwasserbrunnen', 'Veranstaltungen', 'Hundesteuer']
THEMES = ['TRAN', 'ENVI', 'EDUC', 'GOVE', 'SOCI', 'REGI', 'HEAL', 'ECON']
HEAD = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix locn: <http://www.w3.org/ns/locn#> . @prefix geo: <http://www.opengis.net/ont/geosparql#> . @prefix eu: <http://publications.europa.eu/resource/authority/> .
"""


def record(n):
    town, topic, own = n // PER, TOPICS[n % PER], f'https://stadt-{n // PER}.example'
    iri, west, south = f'{own}/daten/{n}', 6 + town % 90 / 10, 47 + town // 90 / 2
    files = ''.join(f"""
<{iri}.{ending}#d> a dcat:Distribution ; dct:title "{topic} als {code}"@de ; dcat:accessURL <{iri}> ; dcat:downloadURL <{iri}.{ending}> ; dct:format eu:file-type\\/{code} ;
  dcat:mediaType <https://www.iana.org/assignments/media-types/{media}> ; dct:license <http://dcat-ap.de/def/licenses/dl-by-de/2.0> ; dct:modified "2026-0{1 + n % 9}-11"^^xsd:date ."""
                    for ending, code, media in (('csv', 'CSV', 'text/csv'), ('geojson', 'GEOJSON', 'application/geo+json')))
    return f"""<{iri}> a dcat:Dataset ; dct:identifier "{iri}" ; dct:title "{topic} Ort {town}"@de, "{topic} of town {town}"@en ;
  dct:description "Der Datensatz enthält {topic} der Stadt {town} mit Lage, Art und Zustand. Die Daten werden regelmäßig aus dem Fachverfahren übernommen und geprüft; Fragen beantwortet das Amt."@de ;
  dcat:keyword "{topic}"@de, "Ort {town}"@de, "Verwaltung"@de ; dcat:theme eu:data-theme\\/{THEMES[n % 8]} ; dct:publisher <{own}/> ; dcat:landingPage <{iri}.html> ;
  dct:issued "2024-03-0{1 + n % 9}"^^xsd:date ; dct:modified "2026-0{1 + n % 9}-1{n % 9}T08:00:00Z"^^xsd:dateTime ; dct:accrualPeriodicity eu:frequency\\/MONTHLY ; dct:language eu:language\\/DEU ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Amt für Daten {town}" ; vcard:hasEmail <mailto:daten@stadt-{town}.example> ] ;
  dct:spatial [ a dct:Location ; dcat:bbox "POLYGON(({west} {south},{west + .1:.1f} {south},{west + .1:.1f} {south + .1:.1f},{west} {south + .1:.1f},{west} {south}))"^^geo:wktLiteral ] ;
  dcat:distribution <{iri}.csv#d>, <{iri}.geojson#d> .
<{own}/> a foaf:Organization ; foaf:name "Stadt {town}" .{files}
"""


def page(path, query, publishers):
    if path.startswith('/p/'):
        n = int(path[3:-4])
        numbers, extra = range(n * PER, (n + 1) * PER), f'<https://stadt-{n}.example/katalog> a dcat:Catalog ; dct:title "Katalog {n}"@de .\n'
    else:
        at, last = int(query.get('page', ['1'])[0]), publishers * PER // 100
        numbers = range((at - 1) * 100, at * 100)
        extra = f'<#page> a hydra:PartialCollectionView ; hydra:totalItems {publishers * PER} {f"; hydra:next <?page={at + 1}>" if at < last else ""} .\n<#c> a dcat:Catalog .\n'
    return (HEAD + extra + ''.join(record(n) for n in numbers)).encode()


def serve(port, publishers):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'
        disable_nagle_algorithm = True

        def do_GET(self):
            address = urllib.parse.urlsplit(self.path)
            if address.path == '/robots.txt':
                return self.answer(404, b'')
            tag = '"' + hashlib.sha256(self.path.encode()).hexdigest()[:16] + '"'   # what is served never changes
            if self.headers.get('If-None-Match') == tag:
                return self.answer(304, None)
            self.answer(200, page(address.path, urllib.parse.parse_qs(address.query), publishers), tag)

        def answer(self, status, body, tag=None):
            self.send_response(status)
            for name, value in (('ETag', tag), ('Content-Type', 'text/turtle' if body else None), ('Content-Length', None if body is None else str(len(body)))):
                if value is not None:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body or b'')

        def log_message(self, *_):
            pass
    http.server.ThreadingHTTPServer(('127.0.0.1', port), Handler).serve_forever()


if sys.argv[1] == 'serve':
    serve(int(sys.argv[2]), int(sys.argv[3]))
else:
    os.makedirs(sys.argv[4] + '/harvest', exist_ok=True)
    for n in range(int(sys.argv[3])):
        with open(f'{sys.argv[4]}/harvest/stadt{n}.yaml', 'w') as file:
            file.write(f'title: Stadt {n}\nurl: http://127.0.0.1:{sys.argv[2]}/p/{n}.ttl\nrate: 1000\n')
