// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what Chrome DevTools' own heap model says about snapshots, to compare ours with.
//
//   node heap_reference.mjs --oracle DIR --out DIR --seeds FROM..TO [--wild]
//   node heap_reference.mjs --oracle DIR --out DIR [--name NAME] FILE [BASE]
//
// --oracle  holds lib.mjs (DevTools' loader and model) and gen-fuzz.mjs
// --seeds   random snapshots: NAME.heapsnapshot, NAME-after.heapsnapshot (the same program later)
// --wild    ones that no V8 writes but the format allows (wild_heap.mjs)
//
// For each snapshot: NAME.tsv.gz, one line a node; NAME.json.gz, everything else; and in the JSON of
// what has a base, the comparison with it. Snapshots on which DevTools fails get NAME.fails.
import fs from 'node:fs';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import {openModel} from './reference_model.mjs';
import {differenceOf, numbersOf} from './reference_numbers.mjs';
import * as wild from './wild_heap.mjs';

function parseArguments(words) {
  const options = {files: []};
  while (words.length) {
    const word = words.shift();
    if (word === '--wild') options.wild = true;
    else if (word.startsWith('--')) options[word.slice(2)] = words.shift();
    else options.files.push(word);
  }
  if (!options.oracle || !options.out) throw new Error('usage: see the head of this file');
  return options;
}

const options = parseArguments(process.argv.slice(2));
const devtools = await openModel(options.oracle);

function writeNumbers(name, snapshot, seed, difference) {
  const numbers = numbersOf(snapshot, devtools.Model, seed);
  const compress = data => gzipSync(data, {level: 1});
  const place = path.join(options.out, name);
  fs.writeFileSync(place + '.tsv.gz', compress(devtools.table(snapshot)));
  if (difference) numbers.difference = difference();
  fs.writeFileSync(place + '.json.gz', compress(JSON.stringify(numbers)));
}

async function randomSnapshots(from, to) {
  const generate = options.wild ? wild.text : devtools.randomText;
  let failed = 0;
  for (let seed = from; seed <= to; ++seed) {
    const name = (options.wild ? 'wild-' : 'random-') + seed, names = [name, name + '-after'];
    const texts = [generate(seed, false), generate(seed, true)];
    texts.forEach((t, i) => fs.writeFileSync(path.join(options.out, names[i] + '.heapsnapshot'), t));
    try {
      const [base, after] = [await devtools.fromText(texts[0]), await devtools.fromText(texts[1])];
      writeNumbers(names[0], base, seed);
      writeNumbers(names[1], after, seed + 1, () => ({base: names[0], ...differenceOf(base, after, 1 << 30)}));
    } catch (error) {
      ++failed;
      for (const n of names) fs.writeFileSync(path.join(options.out, n + '.fails'), String(error.stack));
    }
  }
  console.log(`${to - from + 1} pairs, DevTools fails on ${failed}`);
}

const nameOf = file => path.basename(file).replace(/\.(heapsnapshot|heaptimeline)$/, '');

async function realSnapshot([file, base]) {
  const name = options.name ?? nameOf(file);
  const snapshot = await devtools.fromFile(file);
  const other = base ? await devtools.fromFile(base) : undefined;
  writeNumbers(name, snapshot, 1, other && (() => ({base: nameOf(base), ...differenceOf(other, snapshot, 2000)})));
  console.log(`${name}: ${snapshot.nodeCount} nodes`);
}

fs.mkdirSync(options.out, {recursive: true});
if (options.seeds) {
  const [from, to] = options.seeds.split('..').map(Number);
  await randomSnapshots(from, to ?? from);
} else {
  await realSnapshot(options.files);
}
process.exit(0);
