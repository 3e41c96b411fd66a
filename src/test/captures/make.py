# Makes the captures in src/test/resources/captures again: python3 src/test/captures/make.py FOLDER [NAME...]
#
# It captures on loopback, so it needs the right to do that, and: dumpcap, tcpdump, editcap, tshark, chromium and
# chromedriver, node with ws in target/npm (see .ci/run), python3-websockets, curl, telnet, openssl. The program under
# target/wirelight/bin/wirelight (or $WIRELIGHT) is the lab's servers. No build runs this.
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

import packets
from packets import ETHERNET, NULL, RAW

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.join(HERE, '..', '..', '..')
WIRELIGHT = os.environ.get('WIRELIGHT', os.path.join(PROJECT, 'target', 'wirelight', 'bin', 'wirelight'))
WS = os.path.abspath(os.path.join(PROJECT, 'target', 'npm', 'node_modules', 'ws'))
WEB_SOCKET, TELNET, OTHER = 8000, 7007, 8080
# Peers tell each other who they are: here nobody in particular.
ENVIRONMENT = {'PATH': os.environ['PATH'], 'HOME': tempfile.gettempdir(), 'LC_ALL': 'C.UTF-8', 'USER': 'learner',
               'LOGNAME': 'learner', 'TERM': 'xterm-256color', 'JAVA_HOME': os.environ.get('JAVA_HOME', '')}
FOLDER = sys.argv[1]
SCRATCH = tempfile.mkdtemp()


def scratch(name):
    return os.path.join(SCRATCH, name)


def result(name):
    return os.path.join(FOLDER, name)


def start(*command, **more):
    return subprocess.Popen(command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, **more)


def run(*command, typed=b'', status=0):
    done = subprocess.run(command, env=ENVIRONMENT, input=typed, capture_output=True, timeout=60)
    assert status is None or done.returncode == status, (command, done)
    return done.stdout


def stop(process, with_signal=signal.SIGTERM):
    process.send_signal(with_signal)
    process.wait(20)


@contextlib.contextmanager
def running(*command, pause=1.0):
    process = start(*command)
    time.sleep(pause)
    assert process.poll() is None, process.stdout.read()
    try:
        yield process
    finally:
        if process.poll() is None:
            stop(process)


@contextlib.contextmanager
def lab(*options):
    process = start(WIRELIGHT, 'serve', '--plain-port', str(TELNET), '--ws-port', str(WEB_SOCKET), *options)
    for _ in range(2):
        line = process.stdout.readline()
        assert b'listens' in line, line
    try:
        yield
    finally:
        stop(process)


@contextlib.contextmanager
def capture(name, *ports, interface='lo', link=None):
    """The packets of these ports, in a pcap file of that name in the scratch folder."""
    which = ' or '.join('tcp port %d' % port for port in ports)
    if link:
        command = ['tcpdump', '-i', interface, '-y', link, '-U', '-s', '0', '-w', scratch(name), '-Z', 'root', which]
    else:
        command = ['dumpcap', '-q', '-i', interface, '-P', '-f', which, '-w', scratch(name)]
    process = start(*command)
    time.sleep(1.5)
    assert process.poll() is None, process.stdout.read()
    try:
        yield
        time.sleep(1)
    finally:
        stop(process, signal.SIGINT)


def to_pcapng(name):
    run('editcap', '-F', 'pcapng', scratch(name), result(name + 'ng'))


# ---------------------------------------------------------------------------------------------- WebSocket

class Browser:
    """Chromium, led through chromedriver by WebDriver's HTTP."""

    def __init__(self):
        self.driver = start('chromedriver', '--port=9515')
        time.sleep(1)
        arguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic',
                     '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
                     '--no-proxy-server', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost']
        options = {'binary': shutil.which('chromium'), 'args': arguments}
        made = self.post('/session', {'capabilities': {'alwaysMatch': {'goog:chromeOptions': options}}})
        self.session = '/session/' + made['sessionId']

    def post(self, path, body):
        request = urllib.request.Request('http://127.0.0.1:9515' + path, json.dumps(body).encode(),
                                         {'Content-Type': 'application/json'})
        return json.load(urllib.request.urlopen(request, timeout=60))['value']

    def open(self, url):
        self.post(self.session + '/url', {'url': url})

    def script(self, text):
        return self.post(self.session + '/execute/sync', {'script': text, 'args': []})

    def wait(self, condition):
        for _ in range(100):
            if self.script('return ' + condition):
                return
            time.sleep(0.1)
        raise AssertionError(condition)

    def close(self):
        urllib.request.urlopen(urllib.request.Request('http://127.0.0.1:9515' + self.session, method='DELETE'))
        stop(self.driver)


def chromium(name, *options):
    browser = Browser()
    try:
        with lab(*options), capture(name, WEB_SOCKET):
            browser.open('http://127.0.0.1:%d/' % WEB_SOCKET)
            browser.script("document.getElementById('connect').click()")
            browser.wait("document.getElementById('state').dataset.state === '1'")
            browser.script("document.getElementById('send-text').click()")
            browser.script("document.getElementById('text').value = 'grüß dich, 世界 🌍';"
                           "document.getElementById('send-text').click()")
            browser.script("document.getElementById('send-bytes').click()")
            for size in (5, 125, 126):
                browser.script("document.querySelector('[data-size=\"%d\"]').click()" % size)
            browser.wait("document.querySelectorAll('#log [data-event=message]').length === 6")
            browser.script("document.getElementById('close').click()")
            browser.wait("document.getElementById('state').dataset.state === '3'")
    finally:
        browser.close()
    to_pcapng(name)


def chromium_plain():
    chromium('chromium.pcap')


def chromium_compressed():
    chromium('chromium-deflate.pcap', '--deflate')


def node_ws():
    with lab(), capture('ws.pcap', WEB_SOCKET):
        run('node', os.path.join(HERE, 'ws-talk.js'), WS, 'ws://127.0.0.1:%d/room?name=ws' % WEB_SOCKET, 'plain')
    to_pcapng('ws.pcap')


def node_ws_compressed():
    with lab('--deflate'), capture('ws-deflate.pcap', WEB_SOCKET):
        for kind in ('deflate', 'deflate-no-takeover'):
            run('node', os.path.join(HERE, 'ws-talk.js'), WS, 'ws://127.0.0.1:%d/' % WEB_SOCKET, kind)
    to_pcapng('ws-deflate.pcap')


def node_ws_long():
    with running('node', os.path.join(HERE, 'ws-silent-server.js'), WS, str(OTHER)), capture('ws-long.pcap', OTHER):
        run('node', os.path.join(HERE, 'ws-talk.js'), WS, 'ws://127.0.0.1:%d/' % OTHER, 'long')
    to_pcapng('ws-long.pcap')


def python_websockets():
    with lab('--deflate', '--bind', '::1'), capture('websockets-ipv6.pcap', WEB_SOCKET):
        run('python3', os.path.join(HERE, 'websockets_talk.py'), 'ws://[::1]:%d/' % WEB_SOCKET)
    to_pcapng('websockets-ipv6.pcap')


# ---------------------------------------------------------------------------------------------- HTTP

def curl():
    page = 'http://127.0.0.1:%d/' % WEB_SOCKET
    with lab(), capture('curl.pcap', WEB_SOCKET):
        run('curl', '-s', page + 'nothing-here')
        run('curl', '-s', '-I', page)
        run('curl', '-s', '-I', page, '--next', '-s', '-I', '-H', 'X-Second: yes', page + 'second')
        run('curl', '-s', '-A', 'a learner', '-d', 'name=Ada&born=1815', page)
    to_pcapng('curl.pcap')


def http_bodies():
    other = 'http://127.0.0.1:%d/' % OTHER
    with running('node', os.path.join(HERE, 'http-server.js'), str(OTHER)), capture('http-bodies.pcap', OTHER):
        run('curl', '-s', '-d', 'name=Ada&born=1815', other + 'chunked', other + 'fixed')
        run('curl', '-s', '-H', 'Transfer-Encoding: chunked', '-d', 'in pieces', other + 'fixed')
        run('curl', '-s', '--compressed', other + 'gzip')
        run('curl', '-s', '-H', 'Expect: 100-continue', '-d', 'wait for me', other + 'fixed')
        run('curl', '-s', '-0', other + 'until-the-end')
        run('curl', '-s', '-b', 'taste=sweet', other + 'nothing')
    to_pcapng('http-bodies.pcap')


# ---------------------------------------------------------------------------------------------- telnet

def telnet_talk(port, steps, host='127.0.0.1'):
    telnet = start('script', '-qfec', 'telnet %s %d' % (host, port), '/dev/null')
    time.sleep(1)
    for step in steps:
        telnet.stdin.write(step)
        telnet.stdin.flush()
        time.sleep(0.4)
    if telnet.poll() is None:
        telnet.stdin.write(b'\x1d')
        telnet.stdin.flush()
        time.sleep(0.4)
        telnet.stdin.write(b'quit\r')
        telnet.stdin.flush()
    telnet.wait(10)


def telnet():
    steps = [b'hello\r', 'grüß dich\r'.encode()]
    for command in ('ayt', 'nop', 'brk', 'ip', 'ao', 'ec', 'el', 'do echo', 'will naws', 'dont linemode'):
        steps += [b'\x1d', b'send %s\r' % command.encode()]
    with lab(), capture('telnet.pcap', TELNET):
        telnet_talk(TELNET, steps + [b'bye\r'])
    shutil.copy(scratch('telnet.pcap'), result('telnet.pcap'))


def telnet_options():
    with running('python3', os.path.join(HERE, 'telnet_server.py'), '2323'), capture('telnet-options.pcap', 2323):
        telnet_talk(2323, [b'hello\r', b'quit\r'])
    shutil.copy(scratch('telnet-options.pcap'), result('telnet-options.pcap'))


# ---------------------------------------------------------------------------------------------- TLS

def tls(name, version, *more, typed=b'hello\n'):
    key, certificate = scratch('key.pem'), scratch('certificate.pem')
    run('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key,
        '-out', certificate, '-subj', '/CN=lab.example', '-days', '3650')
    port = 4433
    server = ['openssl', 's_server', '-port', str(port), '-key', key, '-cert', certificate, '-alpn', 'http/1.1,h2', '-rev']
    with running(*server), capture(name, port):
        for options in more or ([],):
            client = start('openssl', 's_client', '-connect', '127.0.0.1:%d' % port, version, *options)
            time.sleep(1)
            if client.poll() is None:
                with contextlib.suppress(BrokenPipeError):
                    client.stdin.write(typed)
                    client.stdin.flush()
                    time.sleep(0.5)
                    client.stdin.write(b'Q\n')
                    client.stdin.flush()
            client.wait(10)
    to_pcapng(name)


def tls12():
    tls('tls12.pcap', '-tls1_2', ['-servername', 'lab.example', '-alpn', 'h2,http/1.1'], ['-noservername', '-cipher', 'AES128-SHA'])


def tls13():
    tls('tls13.pcap', '-tls1_3', ['-servername', 'lab.example', '-alpn', 'http/1.1'], ['-noservername', '-groups', 'P-384:X25519'])


def curl_https():
    """TLS as a program that people use speaks it; the certificate is not trusted, so it ends with an alert."""
    tls_server = ['openssl', 's_server', '-port', '4433', '-key', scratch('key.pem'), '-cert', scratch('certificate.pem'), '-www']
    if not os.path.exists(scratch('key.pem')):
        run('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', scratch('key.pem'),
            '-out', scratch('certificate.pem'), '-subj', '/CN=lab.example', '-days', '3650')
    with running(*tls_server), capture('curl-https.pcap', 4433):
        run('curl', '-s', 'https://localhost:4433/', status=None)
        run('curl', '-s', '-k', '--tls-max', '1.2', 'https://localhost:4433/')
    to_pcapng('curl-https.pcap')


# ---------------------------------------------------------------------------------------------- link types and formats

def short_talk(host='127.0.0.1'):
    run('node', os.path.join(HERE, 'ws-talk.js'), WS, 'ws://%s:%d/' % (host, WEB_SOCKET), 'short')


def link_types():
    for name, link in ('sll', 'LINUX_SLL'), ('sll2', 'LINUX_SLL2'):
        with lab(), capture(name + '.pcap', WEB_SOCKET, interface='any', link=link):
            short_talk()
        shutil.copy(scratch(name + '.pcap'), result(name + '.pcap'))
    with lab(), capture('four.pcap', WEB_SOCKET):
        short_talk()
    with lab('--bind', '::1'), capture('six.pcap', WEB_SOCKET):
        short_talk('[::1]')
    four, _ = packets.read(scratch('four.pcap'))
    six, _ = packets.read(scratch('six.pcap'))
    packets.write_pcap(result('null-little.pcap'), packets.as_null(four + six, '<'), NULL)
    packets.write_pcap(result('null-big.pcap'), packets.as_null(four + six, '>'), NULL, '>')
    packets.write_pcap(result('raw-nanoseconds.pcap'), packets.without_link(four + six), RAW, '<', nanoseconds=True)
    packets.write_pcap(result('ethernet-big-nanoseconds.pcap'), packets.right_checksums(four), ETHERNET, '>', nanoseconds=True)
    interfaces = [('eth0.7', ETHERNET, 6, packets.with_vlan(four, 7)), ('lo0', NULL, 9, packets.as_null(six, '>')),
                  ('nobody', RAW, 3, [])]
    packets.write_pcapng(result('interfaces-big.pcapng'), interfaces, '>')


def disturbed():
    with lab(), capture('undisturbed.pcap', WEB_SOCKET):
        run('curl', '-s', 'http://127.0.0.1:%d/' % WEB_SOCKET)
        run('node', os.path.join(HERE, 'ws-talk.js'), WS, 'ws://127.0.0.1:%d/' % WEB_SOCKET, 'plain')
    whole, _ = packets.read(scratch('undisturbed.pcap'))
    packets.write_pcapng(result('disturbed.pcapng'), [('lo', ETHERNET, 6, packets.disturbed(whole, 6455))])


ALL = [chromium_plain, chromium_compressed, node_ws, node_ws_compressed, node_ws_long, python_websockets, curl, http_bodies,
       telnet, telnet_options, tls12, tls13, curl_https, link_types, disturbed]

if __name__ == '__main__':
    os.makedirs(FOLDER, exist_ok=True)
    try:
        for step in ALL:
            if len(sys.argv) == 2 or step.__name__ in sys.argv[2:]:
                print(step.__name__, flush=True)
                step()
    finally:
        shutil.rmtree(SCRATCH)
