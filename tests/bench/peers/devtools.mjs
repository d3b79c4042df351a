// SPDX-License-Identifier: GPL-3.0-or-later
// Chrome DevTools' own CPU profile model (npm package chrome-devtools-frontend) on one file: parse,
// build the model, walk every frame, as its panel does before it can draw.
// usage: node devtools.mjs FILE   (first: node bundle.mjs devtools)
import fs from 'node:fs';
import {CPUProfileDataModel} from './dist/devtools.mjs';

const profile = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const model = new CPUProfileDataModel.CPUProfileDataModel(profile);
let frames = 0;
let selfMs = 0;
model.forEachFrame(
    () => { frames++; },
    (depth, node, index, time, duration, self) => { selfMs += self; });
console.log(JSON.stringify({nodes: model.nodes().length, samples: model.samples?.length ?? 0, frames, selfMs}));
