// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that Chrome DevTools' own heap model says about one snapshot, as one JSON document.
// The same document is computed by tests/support/heap_numbers.h from our model. Rows are arrays;
// what each column means is said beside the function that makes it. Nodes are told by their
// position in the file where a question is asked, and by their id in answers.
// A lone surrogate becomes the six characters \udxxx, so that every JSON reader takes the text.

export const plain = text => String(text).replace(
    /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g,
    unit => unit.length === 2 ? unit : '\\u' + unit.charCodeAt(0).toString(16));

// Types of edges that V8 does not write have no name with us.
const kEdgeTypes = new Set(['context', 'element', 'property', 'internal', 'hidden', 'shortcut', 'weak']);
const edgeType = type => kEdgeTypes.has(type) ? type : 'other';

const byKey = (a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

// What is asked about a snapshot: a few nodes, search texts, and limits for large files.
export function questions(snapshot, seed) {
  const n = snapshot.nodeCount;
  let x = (seed * 2654435761 + 99) >>> 0;
  const random = below => {
    x ^= x << 13; x >>>= 0; x ^= x >>> 17; x ^= x << 5; x >>>= 0;
    return x % below;
  };
  const isSmall = n <= 5000;
  const nodes = new Set([1 % n, n - 1]);
  for (let k = 0; k < (isSmall ? 8 : 14); ++k) nodes.add(random(n));
  if (!isSmall) {
    // Large retainers, values in weak maps, strings.
    const top = [...largest(snapshot, 12)];
    for (const ordinal of top) nodes.add(ordinal);
    for (const ordinal of weakMapValues(snapshot, 6)) nodes.add(ordinal);
  }
  const ignored = n < 4 ? [] :
      isSmall ? [1 + seed % (n - 1), 2 + (seed * 7) % (n - 2)] : [...nodes].slice(2, 4);
  return {
    nodes: [...nodes].sort((a, b) => a - b), ignored: [...new Set(ignored)],
    search: ['object', 'FOO', 'a', 'Detached', 'x y', 'é', 'É\"'],
    rows: isSmall ? 1 << 30 : 300, members: isSmall ? 1 << 30 : 2000, changed: isSmall ? 1 << 30 : 200000,
    paths: 1 << 30,
  };
}

function* largest(snapshot, count) {
  const best = [];
  for (let i = 0; i < snapshot.nodeCount; ++i) {
    const size = snapshot.retainedSizes[i];
    if (best.length < count || size > best.at(-1)[0]) {
      best.push([size, i]);
      best.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      best.length = Math.min(best.length, count);
    }
  }
  for (const [, ordinal] of best) yield ordinal;
}

function weakMapValues(snapshot, count) {
  const found = new Set();
  const {containmentEdges: edges, edgeFieldsCount: fields, edgeInternalType} = snapshot;
  for (let e = 0; e < edges.length && found.size < count; e += fields * 7) {
    if (edges.getValue(e + snapshot.edgeTypeOffset) === edgeInternalType &&
        snapshot.tryParseWeakMapEdgeName(edges.getValue(e + snapshot.edgeNameOffset))) {
      found.add(edges.getValue(e + snapshot.edgeToNodeOffset) / snapshot.nodeFieldCount);
    }
  }
  return found;
}

const idOf = (s, ordinal) => s.nodes.getValue(ordinal * s.nodeFieldCount + s.nodeIdOffset);

// [key, name, count, distance, self, retained]
function classRows(aggregates) {
  return Object.entries(aggregates)
      .map(([key, a]) => [plain(key), plain(a.name), a.count, a.distance, a.self, a.maxRet])
      .sort(byKey);
}

function filters(s, Model) {
  const out = {};
  const add = (name, filter) => { out[name] = classRows(s.aggregatesWithFilter(filter)); };
  const named = text => Object.assign(new Model.NodeFilter(), {filterName: text});
  for (const name of [
    'duplicatedStrings', 'objectsRetainedByDetachedDomNodes', 'objectsRetainedByContexts',
    'objectsRetainedByConsole', 'objectsRetainedByEventHandlers', 'sharedNativeContext',
    'noNativeContext',
  ]) add(name, named(name));
  for (const context of s.getNativeContextSizes().nativeContexts.slice(0, 20)) {
    const ordinal = context.nodeIndex / s.nodeFieldCount;
    add('nativeContext ' + ordinal, named('nativeContext_' + ordinal * s.nodeFieldCount));
  }
  const ids = Array.from({length: Math.min(s.nodeCount, 100000)}, (_, i) => idOf(s, i)).sort((a, b) => a - b);
  for (const [from, to] of [[0.1, 0.6], [0.5, 1]]) {
    const min = ids[Math.floor(from * (ids.length - 1))], max = ids[Math.floor(to * (ids.length - 1))];
    add(`ids ${min} ${max}`, new Model.NodeFilter(min, max));
  }
  return out;
}

// realms: [position, bytes]; summary of what contexts (closures' variables) retain
function contexts(s) {
  const sizes = s.getNativeContextSizes();
  return {
    realms: sizes.nativeContexts.map(c => [c.nodeIndex / s.nodeFieldCount, c.attributedSize]).sort((a, b) => a[0] - b[0]),
    shared: sizes.sharedSize, none: sizes.noAttributionSize,
    retainedByContexts: s.getRetainedByContextSummary(),
  };
}

// Members of every class, as the table shows them: [key, ids by retained size, then id]
function members(s, Model, limit) {
  const out = [];
  for (const [key, a] of Object.entries(s.aggregatesWithFilter(new Model.NodeFilter()))) {
    if (a.count > limit) continue;
    const provider = s.createNodesProviderForClass(key, new Model.NodeFilter());
    provider.sortAndRewind(new Model.ComparatorConfig('retainedSize', false, 'id', true));
    out.push([plain(key), provider.serializeItemsRange(0, a.count).items.map(node => node.id)]);
  }
  return out.sort(byKey);
}

// [truncated, self, ids in file order], by first id
function duplicates(s) {
  return s.getDuplicateStrings()
      .map(g => [g.truncated, g.totalSelfSize, g.nodes.map(node => node.id)])
      .sort((a, b) => a[2][0] - b[2][0]);
}

// rows: [type, name, id, distance] as the retainers pane lists them
function retainers(s, Model, ordinal, limit) {
  const p = s.createRetainingEdgesProvider(ordinal * s.nodeFieldCount);
  p.sortAndRewind(new Model.ComparatorConfig('!edgeDistance', true, 'name', true));
  const r = p.serializeItemsRange(0, limit);
  return {total: r.totalLength, rows: r.items.map(e => [edgeType(e.type), plain(e.name), e.node.id, e.node.distance])};
}

// rows: [type, name, id] as containment lists them
function contained(s, Model, ordinal, limit) {
  const p = s.createEdgesProvider(ordinal * s.nodeFieldCount);
  p.sortAndRewind(new Model.ComparatorConfig('retainedSize', false, '!edgeName', true));
  const r = p.serializeItemsRange(0, limit);
  return {total: r.totalLength, rows: r.items.map(e => [edgeType(e.type), plain(e.name), e.node.id])};
}

// [depth, type, name, id, distance], each below its retained node; the first limit of them
function paths(s, ordinal, limit) {
  const out = [];
  const stack = s.getRetainingPaths(ordinal * s.nodeFieldCount).paths.map(e => [1, e]).reverse();
  while (stack.length && out.length < limit) {
    const [depth, e] = stack.pop();
    out.push([depth, edgeType(e.edgeType), plain(e.edgeName), e.nodeId, e.distance]);
    for (let i = e.children.length - 1; i >= 0; --i) stack.push([depth + 1, e.children[i]]);
  }
  return out;
}

function ofNodes(s, Model, asked) {
  const out = {};
  for (const ordinal of asked.nodes) {
    out[ordinal] = {
      retainers: retainers(s, Model, ordinal, asked.rows), paths: paths(s, ordinal, asked.paths),
      contained: contained(s, Model, ordinal, asked.rows),
      dominators: s.getDominatorsOf(ordinal * s.nodeFieldCount).map(node => node.nodeId),
    };
  }
  return out;
}

// With nodes ignored: [position, distance] of what changed, edges that hold nothing on their own.
function ignoring(s, Model, asked) {
  for (const ordinal of asked.ignored) s.ignoreNodeInRetainersView(ordinal * s.nodeFieldCount);
  const changed = [];
  let total = 0;
  for (let i = 0; i < s.nodeCount; ++i) {
    const distance = s.getDistanceForRetainersView(i * s.nodeFieldCount);
    if (distance !== s.nodeDistances[i] && ++total <= asked.changed) changed.push([i, distance]);
  }
  const edges = [];
  const count = s.containmentEdges.length / s.edgeFieldsCount;
  for (let e = 0; e < count; ++e) if (s.isEdgeIgnoredInRetainersView(e * s.edgeFieldsCount)) edges.push(e);
  const nodes = {};
  for (const ordinal of asked.nodes) {
    nodes[ordinal] = {retainers: retainers(s, Model, ordinal, asked.rows), paths: paths(s, ordinal, asked.paths)};
  }
  s.unignoreAllNodesInRetainersView();
  return {changedTotal: total, changed, edges, nodes};
}

// ids of what the Find box matches
function search(s, Model, texts) {
  const out = {};
  for (const text of texts) {
    for (const isCaseSensitive of [false, true]) {
      out[text + (isCaseSensitive ? ' (case)' : '')] = s.search(
          new Model.SearchConfig(text, isCaseSensitive, false, false, false, false), new Model.NodeFilter());
    }
  }
  return out;
}

// bars: [ms, last id, bytes]; tops and callers: [function, script, script id, line, column, count,
// size, live count, live size]; stacks: functions from the inside out
function allocations(s, asked) {
  const samples = s.getSamples();
  const out = {bars: samples ? samples.timestamps.map((t, i) => [t, samples.lastAssignedIds[i], samples.sizes[i]]) : []};
  if (!s.profile.snapshot.trace_function_count) return out;
  const row = t => [plain(t.name), plain(t.scriptName), t.scriptId, t.line, t.column, t.count, t.size, t.liveCount, t.liveSize];
  const tops = s.allocationTracesTops();
  out.tops = tops.map(row);
  out.callers = {};
  for (const top of tops.slice(0, 10)) {
    const rows = [], stack = [[0, top.id]];
    while (stack.length) {
      const [depth, id] = stack.pop();
      const {nodesWithSingleCaller, branchingCallers} = s.allocationNodeCallers(id);
      nodesWithSingleCaller.forEach((c, i) => rows.push([depth + 1 + i, ...row(c)]));
      const below = depth + nodesWithSingleCaller.length;
      for (const c of branchingCallers) {
        rows.push([below + 1, ...row(c)]);
        if (c.hasChildren) stack.push([below + 1, c.id]);
      }
    }
    out.callers[JSON.stringify(row(top))] = rows.map(r => JSON.stringify(r)).sort();
  }
  out.stacks = {};
  const nodes = new Set(asked.nodes);
  for (let i = 0, k = 0; i < s.nodeCount && k < 200; i += 1 + (s.nodeCount >> 10)) {
    if (s.createNode(i * s.nodeFieldCount).traceNodeId()) { nodes.add(i); ++k; }
  }
  for (const ordinal of nodes) {
    const frames = s.allocationStack(ordinal * s.nodeFieldCount);
    if (frames) out.stacks[ordinal] = frames.map(f => [plain(f.functionName), plain(f.scriptName), f.scriptId, f.line, f.column]);
  }
  return out;
}

// fields: [context id, name, value id, retained], by context, name
function deadFields(s) {
  const found = s.analyzeContexts();
  return {
    fields: found.scopes.flatMap(scope => scope.contexts.flatMap(context => context.deadFields.map(
        f => [context.contextNodeId, plain(f.name), f.valueNodeId, f.retainedSize])))
        .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)),
    scripts: found.scriptsWithoutScopes.map(script => script.scriptNodeId).sort((a, b) => a - b),
  };
}

// limits: what replaces parts of the usual questions.
export function numbersOf(s, Model, seed, limits = {}) {
  const asked = {...questions(s, seed), ...limits};
  const data = s.updateStaticData();
  const classes = classRows(s.aggregatesWithFilter(new Model.NodeFilter()));
  return {
    asked, nodes: s.nodeCount, edges: s.containmentEdges.length / s.edgeFieldsCount,
    total: data.totalSize, maxJsObjectId: data.maxJSObjectId, statistics: s.getStatistics(),
    shapes: JSON.parse(s.interfaceDefinitions()).map(d => [plain(d.name), d.properties.map(plain)]),
    classes, filters: filters(s, Model), members: members(s, Model, asked.members),
    contexts: contexts(s), duplicates: duplicates(s), ofNodes: ofNodes(s, Model, asked),
    ignoring: ignoring(s, Model, asked), search: search(s, Model, asked.search),
    allocations: allocations(s, asked), deadFields: deadFields(s),
  };
}

// rows: [key, name, added, removed, added size, removed size]; members: [key, added ids, removed ids]
export function differenceOf(base, current, limit) {
  const found = Object.entries(current.calculateSnapshotDiff(
      1, base.aggregatesForDiff(current.interfaceDefinitions())));
  return {
    rows: found.map(([key, d]) => [plain(key), plain(d.name), d.addedCount, d.removedCount, d.addedSize, d.removedSize]).sort(byKey),
    members: found.filter(([, d]) => d.addedCount + d.removedCount <= limit).map(([key, d]) => [
      plain(key), d.addedIndexes.map(i => current.nodes.getValue(i + current.nodeIdOffset)).sort((a, b) => a - b),
      [...d.deletedIds].sort((a, b) => a - b),
    ]).sort(byKey),
  };
}
