// Microsoft's Direct Line client in a process of its own. Commands come in as JSON lines, what happens goes out as JSON lines.
// Only its clocks are hurried (one argument, JSON) and its HTTP goes through fetch, the way the library itself provides for (option ajax).
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

const require = createRequire(import.meta.url);
const settings = JSON.parse(process.argv[2]);
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

// The quarter of an hour between two refreshes, and the 3 to 15 seconds before a reconnect.
const hurried = (ms) => (ms === 900_000 ? settings.refreshEvery ?? ms : ms >= 3_000 && ms <= 15_000 ? 50 : ms);
const { setInterval: everySo, setTimeout: after } = globalThis;
globalThis.setInterval = (work, ms, ...rest) => everySo(work, hurried(ms), ...rest);
globalThis.setTimeout = (work, ms, ...rest) => after(work, hurried(ms), ...rest);

const sockets = new Set();
globalThis.WebSocket = class extends WebSocket {
  constructor(address) {
    super(address);
    sockets.add(this);
    this.on('open', () => say({ on: 'stream', watermark: new URL(address).searchParams.get('watermark') }));
    this.on('close', (code) => { sockets.delete(this); say({ on: 'closed', code }); });
  }
};

const { DirectLine } = require('botframework-directlinejs');
const { Observable } = require('rxjs/Observable');

const ajax = (request) => Observable.create((observer) => {
  const stop = new AbortController();
  const body = request.body === undefined || request.body instanceof FormData ? request.body : JSON.stringify(request.body);
  fetch(request.url, { method: request.method, headers: request.headers, body, signal: stop.signal }).then(async (answer) => {
    const xhr = { getResponseHeader: (name) => answer.headers.get(name) };
    const response = request.responseType === 'arraybuffer' ? await answer.arrayBuffer() : JSON.parse((await answer.text()) || 'null');
    if (answer.ok) { observer.next({ status: answer.status, response, xhr }); observer.complete(); }
    else observer.error(Object.assign(new Error(`HTTP ${answer.status}`), { status: answer.status, response, xhr }));
  }).catch((error) => observer.error(Object.assign(error, { status: 0 })));
  return () => stop.abort();
});

const line = new DirectLine({ ...settings.client, ajax });
line.connectionStatus$.subscribe((value) => say({ on: 'status', value }));
line.activity$.subscribe((activity) => say({ on: 'activity', activity }), (error) => say({ on: 'broken', message: error.message }));

const commands = {
  post: ({ key, activity }) => line.postActivity(activity).subscribe(
    (id) => say({ on: 'posted', key, id }), (error) => say({ on: 'refused', key, status: error.status ?? null, message: error.message })),
  refresh: () => line.refreshToken().subscribe((token) => { line.token = token; say({ on: 'token', token }); }, (error) => say({ on: 'refused', key: 'refresh', status: error.status })),
  token: () => say({ on: 'token', token: line.token }),
  session: () => line.getSessionId().subscribe((id) => say({ on: 'session', id })),
  drop: () => sockets.forEach((socket) => socket.terminate()),
  reconnect: ({ conversation }) => { line.reconnect(conversation); say({ on: 'reconnected' }); },
  end: () => line.end(),
};

createInterface({ input: process.stdin })
  .on('line', (text) => { const command = JSON.parse(text); commands[command.do](command); })
  .on('close', () => process.exit(0));
