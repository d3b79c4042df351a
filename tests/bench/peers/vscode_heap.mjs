// SPDX-License-Identifier: GPL-3.0-or-later
// The heap parser of VS Code's JavaScript debugger (npm package @vscode/v8-heap-parser, WebAssembly):
// its graph, then its class groups by retained size.
// usage: node --max-old-space-size=16000 vscode_heap.mjs FILE
import fs from 'node:fs';
import parser from '@vscode/v8-heap-parser';

parser.init_panic_hook();
const graph = parser.decode_bytes(fs.readFileSync(process.argv[2]));
const groups = graph.get_class_groups(0, 1_000_000, false);
console.log(JSON.stringify({classes: groups.length}));
