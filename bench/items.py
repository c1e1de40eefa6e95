#!/usr/bin/env python3
"""Pages, items, boxes and filters: ours, the same SQL by pgbench, and peers, in one run. Called by items.sh.

  items.py --api URL --work DIR --shared DIR --rounds N --seconds S --peers a,b [--only case,case]

The SQL is what the server really runs: one request of each case is made while PostgreSQL writes its statements into its log, and pgbench
runs that text, prepared, with the same random places. Every address is asked for once at most, so nothing comes from a cache."""
import argparse, base64, json, os, random, re, statistics, subprocess, sys, tempfile, time, urllib.request

ap = argparse.ArgumentParser()
ap.add_argument('--api'); ap.add_argument('--work'); ap.add_argument('--shared'); ap.add_argument('--rounds', type=int, default=2)
ap.add_argument('--seconds', type=int, default=4); ap.add_argument('--peers', default=''); ap.add_argument('--only', default='')
a = ap.parse_args()
rnd = random.Random(20261122)
TREES, PARCELS = '/collections/bench.trees/items', '/collections/bench.parcels/items'
get = lambda path: json.load(urllib.request.urlopen(a.api + path, timeout=60))

def token_of(page):
    """A page's place, and how a place is written for another row."""
    link = [l['href'] for l in page['links'] if l['rel'] == 'next'][0]
    token = re.search(r'next=([^&]+)', link)[1]
    content = json.loads(base64.urlsafe_b64decode(token + '=' * (-len(token) % 4)))
    prefix = content['I'].rsplit('.', 1)[0]
    def write(row):
        text = json.dumps({'V': [], 'D': content['D'], 'I': f'{prefix}.{row}'}, separators=(',', ':'))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')
    return write, prefix

tree_token, tree_prefix = token_of(get(TREES + '?limit=1'))
parcel_token, parcel_prefix = token_of(get(PARCELS + '?limit=1'))

def box():
    x, y = rnd.uniform(7.55, 7.648), rnd.uniform(51.92, 51.979)
    return f'{x:.6f},{y:.6f},{x + 0.0029:.6f},{y + 0.001:.6f}'

# name, features, addresses wanted, address, pgbench's variables, budget of pgbench, case of the peers, budget of the best peer, connections
ID = r'\set id random(1, 989000)'
BOX = '\\set x random(755000000, 764800000)\n\\set y random(519200000, 519790000)'
page = lambda n: (lambda: f'{TREES}?limit={n}&next={tree_token(rnd.randint(1, 980000))}')
CASES = [
    ('items10', 10, 150000, page(10), ID, 0.35, 'items10', 10, 8),
    ('items100', 100, 80000, page(100), ID, 0.5, 'items100', 8, 8),
    ('items1000', 1000, 20000, page(1000), ID, 0.6, 'items1000', 6, 8),
    ('items10000', 10000, 3000, page(10000), ID, None, 'items10000', 6, 2),
    ('bbox100', None, 60000, lambda: f'{TREES}?limit=1000&bbox={box()}', BOX, 0.4, 'bbox100', 5, 8),
    ('item', 1, 200000, lambda: f'{TREES}/{tree_prefix}.{rnd.randint(1, 1000000)}', ID, 0.4, 'item', 6, 8),
    ('filter100', 100, 80000, lambda: f'{TREES}?limit=100&species=Quercus%20robur&next={tree_token(rnd.randint(1, 900000))}', ID, 0.4, 'filter100', 10, 8),
    ('parcels1000', 1000, 10000, lambda: f'{PARCELS}?limit=1000&next={parcel_token(rnd.randint(1, 190000))}', r'\set id random(1, 190000)', None, 'parcels1000', 8, 8),
]
if a.only: CASES = [c for c in CASES if c[0] in a.only.split(',')]

def psql(sql): return subprocess.run(['psql', '-d', 'oud', '-XAtqc', sql], capture_output=True, text=True, check=True).stdout

def captured(path):
    """The statement of one request with its parameters, from the server's log."""
    log = psql("SELECT pg_current_logfile()").strip() or f'{a.work}/sock/log'
    psql("ALTER SYSTEM SET log_min_duration_statement = 0"); psql("SELECT pg_reload_conf()"); time.sleep(0.5)
    start = os.path.getsize(log)
    try:
        for _ in range(1): get(path)
        time.sleep(0.3)
    finally:
        psql("ALTER SYSTEM RESET log_min_duration_statement"); psql("SELECT pg_reload_conf()")
    with open(log, errors='replace') as f: f.seek(start); text = f.read()
    found = re.findall(r'(?:execute [^:\n]*|statement): (SELECT (?:(?!count\(\*\))[^\n])*? FROM feature\.[^\n]*)\n(?:[^\n]*DETAIL:  parameters: ([^\n]*))?', text)
    sql, parameters = found[-1]
    return sql, dict(re.findall(r"(\$\d+) = '((?:[^']|'')*)'", parameters or ''))

def script(name, sql, given, variables):
    """The captured statement for pgbench: what was random in the address is random here."""
    numbers = 0
    def value(m):
        nonlocal numbers
        text = given[m[0]]
        if re.fullmatch(re.escape(tree_prefix) + r'\.\d+', text): return f"('{tree_prefix}.' || :id)"
        if re.fullmatch(re.escape(parcel_prefix) + r'\.\d+', text): return f"('{parcel_prefix}.' || :id)"
        if name == 'bbox100' and re.fullmatch(r'-?\d+\.\d+', text):
            numbers += 1
            return ['(:x/1e8)', '(:y/1e7)', '(:x/1e8+0.0029)', '(:y/1e7+0.001)'][(numbers - 1) % 4]
        return text if re.fullmatch(r'-?\d+(\.\d+)?', text) else "'" + text + "'"
    return f"{variables}\n{re.sub(r'[$][0-9]+', value, sql)};\n"

def wrk(base, urls, seconds, connections, start=0, headers=()):
    with tempfile.TemporaryDirectory() as d:
        with open(f'{d}/u', 'w') as f: f.write('\n'.join(urls))
        with open(f'{d}/u.lua', 'w') as f:
            f.write(f"local u = {{}}\nfor l in io.lines('{d}/u') do u[#u + 1] = l end\nlocal i = {start}\n"
                    "request = function() i = i % #u + 1; return wrk.format('GET', u[i]) end\n")
        o = subprocess.run(['wrk', '-t1', f'-c{connections}', f'-d{seconds}s', '--timeout', '60s', '--latency', '-s', f'{d}/u.lua', *headers, base + '/'],
                           capture_output=True, text=True).stdout
    g = lambda p: (re.search(p, o) or [None, '0'])[1]
    unit = {'us': 1e-3, 'ms': 1.0, 's': 1e3}
    ms = lambda p: (lambda m: float(m[1]) * unit[m[2]] if m else None)(re.search(rf'\s{p}%\s+([\d.]+)(us|ms|s)', o))
    bad = int(g(r'Non-2xx or 3xx responses: (\d+)')) + sum(map(int, re.findall(r'(?:connect|read|write|timeout) (\d+)', g(r'Socket errors: (.*)') or '')))
    return {'rps': float(g(r'Requests/sec:\s+([\d.]+)')), 'n': int(g(r'(\d+) requests in')), 'p50': ms(50), 'p99': ms(99), 'bad': bad}

PGBENCH = sorted(__import__('glob').glob('/usr/lib/postgresql/*/bin/pgbench'))[-1]
def pgbench(file, database, seconds, clients):
    o = subprocess.run([PGBENCH, '-n', '-M', 'prepared', '-c', str(clients), '-j', '1', '-T', str(seconds), '-f', file, database], capture_output=True, text=True)
    found = re.search(r'tps = ([\d.]+)', o.stdout)
    if not found: print(o.stderr[-500:], file=sys.stderr)
    return float(found[1]) if found else 0.0

peers = json.load(open(f'{a.shared}/bench/peers.json'))
servers = [s for s in peers['servers'] if s['name'] in a.peers.split(',')]
def addresses(path):
    out, v = [], peers['vars']
    for _ in range(500):
        x, y = rnd.uniform(*v['bbox']['x']), rnd.uniform(*v['bbox']['y'])
        x1, y1, x2, y2 = f'{x:.6f}', f'{y:.6f}', f"{x + v['bbox']['w']:.6f}", f"{y + v['bbox']['h']:.6f}"
        d = {'id': rnd.randint(*v['id']), 'bbox': f'{x1},{y1},{x2},{y2}', 'bboxyx': f'{y1},{x1},{y2},{x2}'}
        out.append(re.sub(r'\{(\w+)\}', lambda m: str(d.get(m[1], m[0])), path))
    return out
def path_of(case): return case['path'] if isinstance(case, dict) else case

# The statement that limits.sh runs for the same page on the peers' own table (9 columns, WKB), reported beside ours.
C, PC = 'id, species, height_m, crown_m, planted, district, street, updated', 'id, number, use_code, use_name, area_m2, owner_kind, built, floors, updated'
SHARED = {**{f'items{n}': f'SELECT {C}, ST_AsBinary(geom) FROM trees WHERE id > 0 ORDER BY id LIMIT {n};' for n in (10, 100, 1000, 10000)},
    'item': f'\\set id random(1, 1000000)\nSELECT {C}, ST_AsBinary(geom) FROM trees WHERE id = :id;',
    'bbox100': f'{BOX}\nSELECT {C}, ST_AsBinary(geom) FROM trees WHERE geom && ST_MakeEnvelope(:x/1e8, :y/1e7, :x/1e8+0.0029, :y/1e7+0.001, 4326) ORDER BY id LIMIT 1000;',
    'filter100': f"SELECT {C}, ST_AsBinary(geom) FROM trees WHERE species = 'Quercus robur' ORDER BY id LIMIT 100;",
    'parcels1000': f'SELECT {PC}, ST_AsBinary(geom) FROM parcels WHERE id > 0 ORDER BY id LIMIT 1000;'}
QUOTED = {'items10': 527, 'items100': 429, 'items1000': 116, 'items10000': 15.4, 'bbox100': 527, 'item': 1403, 'filter100': 322, 'parcels1000': 34.6}

plan = {}
for name, features, count, address, variables, *_ in CASES:
    urls = [address() for _ in range(count)]
    first = get(urls[-1])
    got = len(first.get('features', [first]))
    if features and got != features: sys.exit(f'{name}: {got} features instead of {features} at {urls[-1]}')
    sql, given = captured(urls[-2])
    files = {'same': f'{a.work}/{name}.same.sql', 'shared': f'{a.work}/{name}.shared.sql'}
    open(files['same'], 'w').write(script(name, sql, given, variables)); open(files['shared'], 'w').write(SHARED[name] + '\n')
    plan[name] = (urls, files, [0])

print('# warming up', file=sys.stderr)
for name, *_, connections in CASES + CASES[:1]:
    urls, _, at = plan[name]; at[0] += wrk(a.api, urls, 5, connections, at[0])['n']

res = {c[0]: {} for c in CASES}
def note(case, who, value): res[case].setdefault(who, []).append(value)
for r in range(a.rounds):
    for name, *_, peer_case, _, connections in CASES:
        urls, files, at = plan[name]
        m = wrk(a.api, urls, a.seconds, connections, at[0]); at[0] += m['n']; note(name, 'ours', m)
        note(name, 'same', {'rps': pgbench(files['same'], 'oud', a.seconds, connections)})
        note(name, 'shared', {'rps': pgbench(files['shared'], 'bench', max(2, a.seconds // 2), connections)})
        for s in servers:
            # Where MapServer's OGC API counts the whole table it answers one or two requests a second and goes on long after: only its WFS is asked there.
            if peer_case in s['cases'] and ('oapi' not in s['name'] or peer_case in ('bbox100', 'item')):
                note(name, s['name'], wrk(s['base'], addresses(path_of(s['cases'][peer_case])), max(3, a.seconds // 2), connections)); time.sleep(1)
        print(f'# round {r + 1} {name}: ' + ' '.join(f"{who} {v[-1]['rps']:.0f}" for who, v in res[name].items()), file=sys.stderr, flush=True)

med = lambda case, who, key='rps': statistics.median(v[key] or 0 for v in res[case][who])
def against(value, base, budget):
    if not base: return '-'
    ratio = value / base
    return f'{ratio:.2f}' + ('' if budget is None else f" ({'≥' if ratio >= budget else '**below**'} {budget})")
print('| case | ours, req/s | p50 / p99 ms | pgbench, our SQL | ratio (budget) | pgbench, limits.sh | ratio | best peer here | ratio (budget) | best peer in PEERS.md | ratio | errors |')
print('|---|---|---|---|---|---|---|---|---|---|---|---|')
for name, _, _, _, _, budget, peer_case, peer_budget, _ in CASES:
    ours, same, shared = med(name, 'ours'), med(name, 'same'), med(name, 'shared')
    best = max(((med(name, s['name']), s['name']) for s in servers if s['name'] in res[name]), default=(0, ''))
    print(f"| {name} | {ours:.0f} | {med(name, 'ours', 'p50'):.2f} / {med(name, 'ours', 'p99'):.2f} | {same:.0f} | {against(ours, same, budget)} | {shared:.0f} | {against(ours, shared, None)} "
          f"| {best[0]:.0f} {best[1]} | {against(ours, best[0], peer_budget)} | {QUOTED[peer_case]} | {against(ours, QUOTED[peer_case], peer_budget)} | {sum(m['bad'] for m in res[name]['ours'])} |")

# Deep page: places within the first thousand rows against places behind row 500,000 (identifiers are in the order of their text).
def near_and_deep():
    pages = lambda rows: [f'{TREES}?limit={n}&next={tree_token(row)}' for n in range(91, 111) for row in rows]
    lists = {'near': pages(range(10000, 11000)), 'deep': pages(range(560000, 561000))}
    for urls in lists.values(): rnd.shuffle(urls)
    at, rps = {'near': 0, 'deep': 0}, {'near': [], 'deep': []}
    for _ in range(3):
        for kind, urls in lists.items():
            m = wrk(a.api, urls, 1, 8, at[kind]); at[kind] += m['n']; rps[kind].append(m['rps'])
    return (statistics.median(rps[kind]) for kind in ('near', 'deep'))
if not a.only:
    near, deep = near_and_deep()
    ratio = near / deep
    print(f"\nPages of 100 behind row 500,000: {deep:.0f}/s, at the beginning: {near:.0f}/s, time {ratio:.2f} × ({'≤' if ratio <= 1.3 else '**above**'} 1.3)")
