# SPDX-License-Identifier: GPL-2.0-only
"""Answers like patchwork's REST API, version 1.2, for the end-to-end tests.

usage: patchwork_server.py DIR [CERTIFICATE]

Prints the free port of 127.0.0.1 that it listens on, and reads for each question what
there is from DIR/data.json: {"series": [...], "covers": [...], "patches": [...], "checks": {id: [...]}}.
DIR/mode, when it is there, names a way to go wrong. Each path is noted in DIR/asked. It ends when
its standard input does.
"""
import http.server
import json
import os
import socketserver
import ssl
import sys
import threading
from urllib.parse import parse_qs, urlencode, urlsplit

folder = sys.argv[1]
done = threading.Event()


def read(name):
    try:
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            return file.read().strip()
    except FileNotFoundError:
        return ''


def chosen(items, query):
    """What the filters of patchwork/api/filters.py leave."""
    def value(name):
        return query.get(name, [None])[-1]

    for item in items:
        series = item.get('series')
        if value('project') not in (None, item['project']['link_name']):
            continue
        if value('msgid') is not None and item.get('msgid') != '<' + value('msgid') + '>':
            continue
        if value('series') is not None and str(series[0]['id'] if series else '') != value('series'):
            continue
        if value('submitter') not in (None, item.get('submitter', {}).get('email')):
            continue
        if value('q') is not None and value('q').lower() not in item['name'].lower():
            continue
        yield item


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def answer(self, body, status=200, **headers):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(data)))
        for name, text in headers.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(data)

    def go_wrong(self, mode):
        """Whether the mode was a way to go wrong."""
        if mode.isdigit():
            self.answer('{"detail": "no"}', int(mode))
        elif mode == 'slow':
            done.wait(20)
        elif mode == 'huge':
            self.answer(b'[' + b' ' * (9 << 20) + b']')
        elif mode == 'html':
            self.answer('<html>Making sure you are not a bot!</html>')
        elif mode == 'object':
            self.answer('{"detail": "none"}')
        elif mode == 'cut-short':
            self.answer('[{"id": 1, "name": "bp')
        elif mode == 'deep':
            self.answer('[' * 100000)
        elif mode.startswith('redirect '):
            self.answer('', 302, Location=mode.split(' ', 1)[1] + self.path)
        elif mode == 'next-elsewhere':
            self.answer('[]', Link='<http://localhost:1/api/1.2/patches/?page=2>; rel="next"')
        else:
            return False
        return True

    def do_GET(self):
        with open(os.path.join(folder, 'asked'), 'a', encoding='utf-8') as file:
            file.write(self.path + '\n')
        mode = read('mode')
        if self.go_wrong(mode):
            return
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        parts = url.path.strip('/').split('/')
        data = json.loads(read('data.json'))
        if parts[:2] != ['api', '1.2']:
            return self.answer('{"detail": "Not found."}', 404)
        if len(parts) == 5 and parts[4] == 'checks':
            items = data['checks'].get(parts[3], [])
        elif len(parts) == 3 and parts[2] in ('series', 'covers', 'patches'):
            items = list(chosen(data[parts[2]], query))
            if query.get('order') == ['-id']:
                items.sort(key=lambda item: -item['id'])
        else:
            return self.answer('{"detail": "Not found."}', 404)
        size = 1 if mode == 'pages' else min(int(query.get('per_page', ['30'])[-1]), 250)
        page = int(query.get('page', ['1'])[-1])
        headers = {}
        if page * size < len(items):
            query['page'] = [str(page + 1)]
            link = 'http://%s%s?%s' % (self.headers['Host'], url.path, urlencode(query, doseq=True))
            headers['Link'] = '<%s>; rel="next", <%s>; rel="last"' % (link, link)
        return self.answer(json.dumps(items[(page - 1) * size:page * size]), **headers)


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


server = Server(('127.0.0.1', 0), Handler)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
done.set()
