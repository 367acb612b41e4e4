"""Lets workbench meet the tools of every machine: curl, ncat, nc and socat, and a browser.

    python3 Tests/Peers/tools.py [--workbench BINARY] [NAME ...]

Each function is one meeting and says what went wrong, or nothing; the exit code is 1 when any did.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

import browser
from against import SCRIPTS, Host
from running import LIMIT, ROOT, finished, free_port, interrupted, opened, start

NOT_FOUND = (b'<HTML><HEAD><TITLE>Not Found</TITLE></HEAD>'
             b'<BODY>Not Found</BODY></HTML>')
TALK = 'Hello, Server\n안녕하세요\n'


class Missing(Exception):
    """A tool that a machine may lack; in CI that is a failure."""


def asked(words, typed=b''):
    """What a tool prints, as bytes; its exit code has to be 0."""
    done = subprocess.run(words, input=typed, capture_output=True, timeout=LIMIT)
    if done.returncode != 0:
        raise OSError(f'{" ".join(words)} ended with {done.returncode}: {done.stderr}')
    return done.stdout


def with_server(host, name, meet):
    """Starts the demo's server, meets it and interrupts it if it does not end by itself."""
    port = free_port()
    server = host.script(name, 'server', f'--port {port}', '')
    if not opened(port, server):
        return f'the script did not open port {port}: {interrupted(server)}'
    try:
        wrong = meet(str(port))
    except (OSError, subprocess.TimeoutExpired) as error:
        wrong = str(error)
    out, errors = interrupted(server)
    if server.returncode not in (0, 130):
        wrong += f' the script ended with {server.returncode}'
    return wrong and f'{wrong}\n    script: {out}{errors}'


def curl_web(host):
    """curl fetches the four pages: status, type and every byte; the page is read as euc-kr."""
    def meet(port):
        url = f'http://127.0.0.1:{port}/'
        for name, kind in (('index.html', 'text/html'), ('iot.png', 'image/png'),
                           ('favicon.ico', 'image/x-icon'), ('aaaaa', None)):
            with tempfile.NamedTemporaryFile() as body:
                told = asked(['curl', '-sS', '-o', body.name, '-w',
                              '%{http_code} %{content_type}', url + name]).decode()
                got = body.read()
            if kind is None:
                if not told.startswith('404') or got != NOT_FOUND:
                    return f'/{name}: {told}, {got}'
                continue
            with open(os.path.join(SCRIPTS, 'web', name), 'rb') as file:
                wanted = file.read()
            if name == 'index.html':
                got = got.decode('euc-kr').encode('utf-8')
            if not told.startswith(f'200 {kind}') or got != wanted:
                return f'/{name}: {told}, {len(got)} bytes where {len(wanted)} were due'
        return ''
    return with_server(host, 'web', meet)


def ncat_echo(host):
    """ncat talks to the echo server, and leaves by closing its side."""
    def meet(port):
        got = asked(['ncat', '127.0.0.1', port], TALK.encode())
        return '' if got == TALK.encode() else f'ncat got back {got}'
    return with_server(host, 'echo', meet)


def nc_echo_safe(host):
    """nc talks to the echo server with exceptions; -N closes its side at the end of the input."""
    def meet(port):
        got = asked(['nc', '-N', '127.0.0.1', port], TALK.encode())
        return '' if got == TALK.encode() else f'nc got back {got}'
    return with_server(host, 'echo-safe', meet)


def nc_time(host):
    """nc hears the time from the time server."""
    def meet(port):
        told = asked(['nc', '-N', '127.0.0.1', port]).decode()
        clock = time.mktime(time.strptime(told, '%a %b %d %H:%M:%S %Y'))
        right = time.ctime(clock) == told and abs(time.time() - clock) < 10
        return '' if right else f'nc heard {told!r}'
    return with_server(host, 'time', meet)


def ncat_many(host):
    """Three ncat at once, the last one first: the server serves them side by side."""
    def meet(port):
        tools = [start(['ncat', '127.0.0.1', port]) for _ in range(3)]
        for k, tool in reversed(list(enumerate(tools))):
            tool.stdin.write(f'I am {k}\n')
            tool.stdin.flush()
            if tool.stdout.readline() != f'I am {k}\n':
                return f'client {k} was not answered while the others were connected'
        said = [finished(tool) for tool in tools]
        return '' if all(tool.returncode == 0 for tool in tools) else str(said)
    return with_server(host, 'many-clients', meet)


def socat_echo(host):
    """The echo client talks to socat with cat behind it."""
    port = free_port()
    server = start(['socat', f'TCP-LISTEN:{port},reuseaddr', 'EXEC:cat'])
    if not opened(port, server):
        return f'socat did not start: {interrupted(server)}'
    script = host.script('echo', 'client', f'--port {port}', '')
    out, errors = finished(script, TALK)
    said = finished(server) if script.returncode == 0 else interrupted(server)
    right = script.returncode == 0 and 'Received message: 안녕하세요' in out
    return '' if right else f'ended with {script.returncode}: {out}{errors} {said}'


def ncat_time(host):
    """The time client hears what ncat says, a text of its own, and leaves."""
    port = free_port()
    server = start(['ncat', '-l', '--send-only', '127.0.0.1', str(port)])
    if not opened(port, server):
        return f'ncat did not start: {interrupted(server)}'
    server.stdin.write('Thu Mar  4 09:43:07 2021')
    server.stdin.close()
    server.stdin = None
    script = host.script('time', 'client', f'--port {port}', '')
    out, errors = finished(script)
    said = finished(server) if script.returncode == 0 else interrupted(server)
    right = script.returncode == 0 and 'Thu Mar  4 09:43:07 2021' in out
    return '' if right else f'ended with {script.returncode}: {out}{errors} {said}'


TALL = """# network transcript 1
connection c1 tcp 127.0.0.1:1 -> 127.0.0.1:2
  0.0ms  > "안녕 <script>alert(1)</script>"
  0.5ms  < x"00 00 4e 20"
  0.5ms  < "%s"
  1.0ms  > end
"""
SEARCHES = [('', 5, ''), ('안녕', 1, '1 of 5'), ('x 00 4e', 1, '1 of 5'), ('x 04 e2', 0, '0 of 5'),
            ('NOWHERE', 0, '0 of 5'), ('abcabc', 1, '1 of 5'), ('127.0.0.1:2', 5, '5 of 5')]


def brightness(page):
    """How bright the paper and the ink of the page are, from 0 to 255."""
    return [sum(page.value(
        f"getComputedStyle(document.body).{name}.match(/[0-9]+/g).slice(0, 3).map(Number)")) / 3
        for name in ('backgroundColor', 'color')]


def looked_at(page):
    """What is wrong with an exported recording in a browser."""
    if wrong := page.complaints():
        return f'it complains: {wrong}'
    for text, count, told in SEARCHES:
        page.value(f"""field.value = {text!r}; field.dispatchEvent(new Event('input')); 1""")
        seen = page.value("[...document.querySelectorAll('article')]"
                          ".filter(card => card.offsetHeight > 0).length")
        says = page.value("document.getElementById('count').textContent")
        if (seen, says) != (count, told):
            return f'the search for {text!r} shows {seen} and says {says!r}'
    page.value("field.value = ''; search(); location.hash = 'e2'; 1")
    if page.value("document.querySelector('article:target').id") != 'e2':
        return 'an arrow does not lead to its chunk'
    pictures = {}
    for scheme in ('light', 'dark'):
        page.light(scheme)
        paper, ink = brightness(page)
        if (paper > ink) != (scheme == 'light') or abs(paper - ink) < 100:
            return f'{scheme}: the paper has {paper} and the ink {ink}'
        pictures[scheme] = page.picture()
    if not all(picture.startswith(b'\x89PNG') for picture in pictures.values()) or \
            pictures['light'] == pictures['dark']:
        return 'light and dark look the same'
    if page.value('document.documentElement.scrollWidth > innerWidth'):
        return 'it is wider than the window'
    page.light('light', 'print')
    if page.value("getComputedStyle(document.querySelector('form')).display") != 'none':
        return 'the search is printed'
    if not page.printed().startswith(b'%PDF'):
        return 'it does not print'
    if not page.value("[...document.querySelectorAll('details')].every(part => part.open)"):
        return 'rows are folded on paper'
    wrong = page.complaints()
    return f'it complains: {wrong}' if wrong else ''


def browser_page(host):
    """A recording as a page in a headless Chromium: quiet, searched, light, dark and printed."""
    path = browser.found()
    if path is None:
        raise Missing('there is no Chromium here; Debian: apt-get install chromium, '
                      'Ubuntu: snap install chromium')
    with tempfile.TemporaryDirectory() as folder:
        lab = os.path.join(folder, 'lab.nwt')
        with open(lab, 'w', encoding='utf-8') as file:
            file.write(TALL % ('abc' * 300))
        asked([host.binary, 'export', lab, '--to', 'html', '-o', lab + '.html'])
        with browser.Browser(path) as page:
            page.show(lab + '.html')
            return looked_at(page)


MEETINGS = [curl_web, ncat_echo, nc_echo_safe, nc_time, ncat_many, socat_echo, ncat_time,
            browser_page]


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('--workbench', default=os.path.join(ROOT, '.build/release/workbench'))
    options.add_argument('names', nargs='*')
    args = options.parse_args()
    host = Host(args.workbench)
    wanted = [meet for meet in MEETINGS if not args.names or meet.__name__ in args.names]
    if not wanted:
        options.error('there are only ' + ' '.join(meet.__name__ for meet in MEETINGS))
    failed = skipped = 0
    for meet in wanted:
        try:
            wrong = meet(host)
        except Missing as missing:
            wrong = str(missing) if os.environ.get('CI') else ''
            if not wrong:
                skipped += 1
                print(f'SKIPPED {meet.__name__}: {missing}')
        except (OSError, subprocess.TimeoutExpired) as error:
            wrong = str(error)
        failed += bool(wrong)
        if wrong:
            print(f'FAILED {meet.__name__}: {wrong}')
    print(f'tools: {len(wanted) - failed - skipped} passed, {failed} failed, {skipped} skipped')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
