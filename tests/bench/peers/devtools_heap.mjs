// SPDX-License-Identifier: GPL-3.0-or-later
// Chrome DevTools' own heap worker (npm package chrome-devtools-frontend) on one file: its streaming
// loader, its second worker for dominators, its class table; with BASE the comparison as well.
// usage: node --max-old-space-size=16000 devtools_heap.mjs FILE [BASE]
//        (first: node bundle.mjs devtools-heap)
import fs from 'node:fs';
import {StringDecoder} from 'node:string_decoder';
import {fileURLToPath} from 'node:url';
import {isMainThread, parentPort, Worker} from 'node:worker_threads';
import {HeapSnapshot, Loader, Model} from './dist/devtools-heap.mjs';

const kChunk = 10_000_000;  // as DevTools' own file reader

async function parse(file) {
  const loader = new Loader.HeapSnapshotLoader({sendEvent() {}});
  const fd = fs.openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.allocUnsafe(kChunk);
  for (let read; (read = fs.readSync(fd, buffer, 0, kChunk, null)) > 0;) {
    loader.write(decoder.write(buffer.subarray(0, read)));
    await new Promise(resolve => setImmediate(resolve));  // lets it take the chunk
  }
  fs.closeSync(fd);
  loader.close();
  await loader.parsingComplete;
  return loader;
}

async function open(file) {
  const loader = await parse(file);
  const worker = new Worker(fileURLToPath(import.meta.url));
  const {port1, port2} = new MessageChannel();
  const ready = new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  worker.postMessage({port: port2}, [port2]);
  await ready;
  const snapshot = await loader.buildSnapshot(port1);
  port1.close();
  await worker.terminate();
  return snapshot;
}

if (isMainThread) {
  const [file, baseFile] = process.argv.slice(2);
  const base = baseFile ? await open(baseFile) : undefined;
  const snapshot = await open(file);
  const result = {nodes: snapshot.nodeCount, bytes: snapshot.getStatistics().total,
    classes: Object.keys(snapshot.aggregatesWithFilter(new Model.NodeFilter())).length};
  if (base) {
    base.aggregatesWithFilter(new Model.NodeFilter());
    const shapes = snapshot.interfaceDefinitions();
    result.rows = Object.keys(snapshot.calculateSnapshotDiff(1, base.aggregatesForDiff(shapes))).length;
  }
  console.log(JSON.stringify(result));
} else {
  parentPort.once('message', ({port}) => {
    new HeapSnapshot.SecondaryInitManager(port);
    parentPort.postMessage('ready');
  });
  setInterval(() => {}, 1 << 30);  // stays until it is ended
}
