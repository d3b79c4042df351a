// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the golden figures of heap snapshots from Chrome DevTools' own heap model:
//
//   node make_heap_golden.mjs DIR
//
// DIR holds lib.mjs and gen-fuzz.mjs (see ../agreement). Run this only to add snapshots: golden
// figures must never be made from v8scope's own output.
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync, gzipSync} from 'node:zlib';
import {openModel} from '../agreement/reference_model.mjs';
import {differenceOf, numbersOf} from '../agreement/reference_numbers.mjs';
import * as wild from '../agreement/wild_heap.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, 'tests/golden/heap');
const kReal = ['node-20/catalog-import', 'chromium-156/price-worker'];
const kPairs = 12;        // of random snapshots, and as many of wild ones
const kMostNodes = 130;   // of a random one
const devtools = await openModel(process.argv[2]);
const compressed = data => gzipSync(data, {level: 9});

// SHA-256 of each column of the table of nodes, one value a line.
function columnHashes(table) {
  const lines = table.toString('utf8').trimEnd().split('\n').map(line => line.split('\t'));
  const sum = column => createHash('sha256').update(lines.slice(1).map(line => line[column] + '\n').join('')).digest('hex');
  return Object.fromEntries(lines[0].map((name, column) => [name, sum(column)]));
}

async function real(name) {
  const file = `sample-data/${name}.heapsnapshot.gz`;
  const snapshot = await devtools.fromText(gunzipSync(fs.readFileSync(path.join(root, file))).toString('utf8'));
  const limits = {rows: 40, members: 60, changed: 300, paths: 60, search: ['object', 'Map']};
  const numbers = numbersOf(snapshot, devtools.Model, 1, limits);
  const golden = {snapshot: file, columns: columnHashes(devtools.table(snapshot)), numbers};
  fs.writeFileSync(path.join(folder, name.replace('/', '-') + '.json.gz'), compressed(JSON.stringify(golden)));
}

// The lines of one pair; none if DevTools cannot read it or it is large.
async function pair(name, seed, generate) {
  const texts = [generate(seed, false), generate(seed, true)];
  try {
    const models = [await devtools.fromText(texts[0]), await devtools.fromText(texts[1])];
    if (models[0].nodeCount > kMostNodes) return [];
    const numbers = models.map((model, i) => numbersOf(model, devtools.Model, seed + i, {paths: 25}));
    const tables = models.map(model => devtools.table(model).toString('utf8'));
    numbers[1].difference = {base: name, ...differenceOf(models[0], models[1], 1 << 30)};
    return texts.map((text, i) => JSON.stringify({name: name + (i ? '-after' : ''), text, table: tables[i], numbers: numbers[i]}));
  } catch {
    return [];
  }
}

async function random() {
  const lines = [];
  for (const [kind, generate] of [['random', devtools.randomText], ['wild', wild.text]]) {
    for (let seed = 1, found = 0; found < kPairs; ++seed) {
      const both = await pair(`${kind}-${seed}`, seed, generate);
      lines.push(...both);
      found += both.length ? 1 : 0;
    }
  }
  fs.writeFileSync(path.join(folder, 'random.jsonl.gz'), compressed(lines.join('\n') + '\n'));
}

fs.mkdirSync(folder, {recursive: true});
await random();
for (const name of kReal) await real(name);
process.exit(0);
