#!/usr/bin/env python3
"""Called by clients.sh: clients.py URL SECONDS"""
import base64, json, random, re, subprocess, sys, tempfile, urllib.request

api, seconds = sys.argv[1], int(sys.argv[2])
items = '/collections/bench.trees/items'
page = json.load(urllib.request.urlopen(f'{api}{items}?limit=1'))
token = re.search(r'next=([^&]+)', [l['href'] for l in page['links'] if l['rel'] == 'next'][0])[1]
content = json.loads(base64.urlsafe_b64decode(token + '=' * (-len(token) % 4)))
prefix = content['I'].rsplit('.', 1)[0]
rnd = random.Random(64)

def after(row):
    text = json.dumps({'V': [], 'D': content['D'], 'I': f'{prefix}.{row}'}, separators=(',', ':'))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')

def box():
    x, y = rnd.uniform(7.55, 7.648), rnd.uniform(51.92, 51.979)
    return f'{x:.6f},{y:.6f},{x + 0.0029:.6f},{y + 0.001:.6f}'

urls = []
for _ in range(100000):
    row = rnd.randint(1, 900000)
    urls += [f'{items}?limit=10&next={after(row)}', f'{items}?limit=100&next={after(row)}', f'{items}?limit=1000&bbox={box()}',
             f'{items}?limit=100&species=Quercus%20robur&next={after(row)}', f'{items}/{prefix}.{row}']
with tempfile.TemporaryDirectory() as d:
    with open(f'{d}/u', 'w') as f: f.write('\n'.join(urls))
    with open(f'{d}/u.lua', 'w') as f:
        f.write(f"local u = {{}}\nfor l in io.lines('{d}/u') do u[#u + 1] = l end\nlocal i = 0\n"
                "request = function() i = i % #u + 1; return wrk.format('GET', u[i]) end\n")
    o = subprocess.run(['wrk', '-t1', '-c64', f'-d{seconds}s', '--timeout', '30s', '--latency', '-s', f'{d}/u.lua', api + '/'], capture_output=True, text=True).stdout
unit = {'us': 1e-3, 'ms': 1.0, 's': 1e3}
ms = {p: (lambda m: float(m[1]) * unit[m[2]])(re.search(rf'\s{p}%\s+([\d.]+)(us|ms|s)', o)) for p in (50, 99)}
bad = re.findall(r'(?:Non-2xx[^\n]*|Socket errors[^\n]*)', o)
ratio = ms[99] / ms[50]
rps = re.search(r'Requests/sec:\s+(\S+)', o)[1]
print(f"64 clients, {seconds} s: {rps} requests/s, p50 {ms[50]:.1f} ms, p99 {ms[99]:.1f} ms, "
      f"p99 / p50 {ratio:.1f} ({'≤' if ratio <= 5 else '**above**'} 5), errors: {'; '.join(bad) or 'none'}")
