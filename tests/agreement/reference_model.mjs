// SPDX-License-Identifier: GPL-3.0-or-later
// Chrome DevTools' own loader and heap model, from a folder with lib.mjs (its code, bundled) and
// gen-fuzz.mjs (random snapshots).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

export async function openModel(folder) {
  const load = name => import(pathToFileURL(path.resolve(folder, name)));
  const lib = await load('lib.mjs');
  const {fuzz, text} = await load('gen-fuzz.mjs');
  console.assert = () => {};
  console.warn = () => {};
  return {
    Model: lib.Model,
    // A random snapshot, and the same program later.
    randomText: (seed, isLater) => text(isLater ? fuzz(seed, {drift: true}) : fuzz(seed)),
    fromFile: async file => (await lib.load(file)).snapshot,
    fromText: t => fromText(lib, t),
    table: snapshot => table(lib, snapshot),
  };
}

// DevTools' two workers in one thread: much faster for tiny snapshots.
async function fromText({Loader, HeapSnapshot}, text) {
  const loader = new Loader.HeapSnapshotLoader({sendEvent() {}});
  loader.write(text);
  loader.close();
  await loader.parsingComplete;
  const channel = new MessageChannel();
  new HeapSnapshot.SecondaryInitManager(channel.port2);
  try {
    return await loader.buildSnapshot(channel.port1);
  } finally {
    channel.port1.close();
  }
}

// One line a node.
function table(lib, snapshot) {
  const file = path.join(os.tmpdir(), `heap-table-${process.pid}.tsv`);
  try {
    lib.dump(snapshot, file);
    return fs.readFileSync(file);
  } finally {
    fs.rmSync(file, {force: true});
  }
}
