// SPDX-License-Identifier: GPL-3.0-or-later
// memlab's heap parser as its analyses use it: nodes, edges, dominators and retained sizes, then the
// sizes summed by name and type (it has no class table of its own).
// usage: node --max-old-space-size=16000 memlab_heap.mjs FILE
import path from 'node:path';
import {getFullHeapFromFile} from '@memlab/heap-analysis';

const heap = await getFullHeapFromFile(path.resolve(process.argv[2]));
const classes = new Map();
let bytes = 0;
heap.nodes.forEach(node => {
  const key = node.type === 'object' || node.type === 'native' ? node.name : `(${node.type})`;
  const row = classes.get(key) ?? {count: 0, self: 0, retained: 0};
  row.count++;
  row.self += node.self_size;
  row.retained = Math.max(row.retained, node.retainedSize);
  classes.set(key, row);
  bytes += node.self_size;
});
console.log(JSON.stringify({nodes: heap.nodes.length, bytes, classes: classes.size}));
