'use strict';
// Records the page of the folder page/ in Chromium over the DevTools protocol (Node 22 or later):
//
//   node record-page.js chromium
//
// writes page.cpuprofile, page.heapprofile, page.trace.json and price-worker.heapsnapshot into the current folder.

const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const os = require('node:os');
const { spawn } = require('node:child_process');

const profileFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
const server = http.createServer((request, response) => {
  const name = request.url === '/' ? 'index.html' : path.basename(request.url);
  fs.readFile(path.join(__dirname, 'page', name), (error, text) => {
    response.statusCode = error ? 404 : 200;
    response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.end(error ? '' : text);
  });
});

function startBrowser(program) {
  const browser = spawn(program, ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--remote-debugging-port=0', '--user-data-dir=' + profileFolder, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let output = '';
    browser.on('exit', () => reject(new Error(output)));
    browser.stderr.on('data', (data) => {
      output += data;
      const address = /DevTools listening on (ws:\S+)/.exec(output);
      if (address) resolve({ browser, address: address[1] });
    });
  });
}

// A tiny DevTools protocol client: send() answers with the result, on() is called for events.
async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (!message.id) {
      for (const listener of listeners.get(message.method) || []) listener(message.params);
      return;
    }
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) reject(new Error(message.error.message));
    else resolve(message.result);
  };
  return {
    send: (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    }),
    on: (method, listener) => listeners.set(method, [...(listeners.get(method) || []), listener]),
    once: (method) => new Promise((resolve) => listeners.set(method, [...(listeners.get(method) || []), resolve])),
    close: () => socket.close(),
  };
}

async function main() {
  await new Promise((resolve) => server.listen(8080, '127.0.0.1', resolve));
  const { browser, address } = await startBrowser(process.argv[2] || 'chromium');
  browser.removeAllListeners('exit');
  const client = await connect(address);
  const { targetId } = await client.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await client.send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method, params) => client.send(method, params, sessionId);
  await page('Page.enable');
  await page('Profiler.enable');
  await page('HeapProfiler.enable');

  async function run() {
    const loaded = client.once('Page.loadEventFired');
    await page('Page.navigate', { url: 'http://localhost:8080/' });
    await loaded;
    await page('Runtime.evaluate', { expression: 'typeIntoFilter()', awaitPromise: true });
  }

  await page('Profiler.setSamplingInterval', { interval: 500 });
  await page('Profiler.start');
  await run();
  fs.writeFileSync('page.cpuprofile', JSON.stringify((await page('Profiler.stop')).profile));

  await page('HeapProfiler.startSampling', { samplingInterval: 4096 });
  await run();
  fs.writeFileSync('page.heapprofile', JSON.stringify((await page('HeapProfiler.stopSampling')).profile));

  const attached = client.once('Target.attachedToTarget');
  await page('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  const worker = (await attached).sessionId;
  const chunks = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await client.send('HeapProfiler.takeHeapSnapshot', {}, worker);
  fs.writeFileSync('price-worker.heapsnapshot', chunks.join(''));

  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['-*', 'devtools.timeline', 'disabled-by-default-v8.cpu_profiler', '__metadata'] } });
  await run();
  const complete = client.once('Tracing.tracingComplete');
  await client.send('Tracing.end');
  await complete;
  fs.writeFileSync('page.trace.json', JSON.stringify({ traceEvents: events }));

  client.close();
  browser.kill();
  await new Promise((resolve) => browser.on('exit', resolve));
  fs.rmSync(profileFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  server.close();
  server.closeAllConnections();
}

main();
