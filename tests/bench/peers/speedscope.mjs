// SPDX-License-Identifier: GPL-3.0-or-later
// speedscope's importer and the layouts of its three views on one file, without its window.
// usage: node speedscope.mjs FILE   (first: node bundle.mjs speedscope SOURCE_DIR)
import fs from 'node:fs';
import {importFromChromeCPUProfile, Flamechart} from './dist/speedscope.mjs';

const text = fs.readFileSync(process.argv[2], 'utf8');
const profile = importFromChromeCPUProfile(JSON.parse(text));
const bucket = () => 0;
const chart = forEachCall => new Flamechart({
  getTotalWeight: profile.getTotalWeight.bind(profile),
  forEachCall,
  formatValue: profile.formatValue.bind(profile),
  getColorBucketForFrame: bucket,
});
const timeOrder = chart(profile.forEachCall.bind(profile));
const leftHeavy = chart(profile.forEachCallGrouped.bind(profile));
const table = [];
profile.forEachFrame(frame => table.push(frame));
table.sort((a, b) => b.getSelfWeight() - a.getSelfWeight());
console.log(JSON.stringify({layers: timeOrder.getLayers().length, leftHeavy: leftHeavy.getLayers().length,
  functions: table.length}));
