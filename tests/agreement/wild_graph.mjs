// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of a wild snapshot (wild_heap.mjs): nodes with their edges, and the optional tables.

const kNodeTypes = ['hidden', 'array', 'string', 'object', 'code', 'closure', 'regexp', 'number', 'native', 'synthetic',
  'concatenated string', 'sliced string', 'symbol', 'bigint', 'object shape'];
const kEdgeTypes = ['context', 'element', 'property', 'internal', 'hidden', 'shortcut', 'weak'];
const kOddTexts = ['\ud800', '\udc00 x', 'cut \ud83d', '\ud83d\ude00', 'a\u0000b', '\u001f', '"', '\\', '\\u0041', '</script>', '\u2028',
  '\u007f', 'É', 'é', 'ß', 'ẞ', 'ſ', '\u212a', 'İ', 'ı', 'ς', '[1,2]', ']', '"nodes":[', '{', '}', 'strings', 'a\tb\nc', '\ufeffx', '\uffff', '﷐', ' '];
const kNames = {
  hidden: ['system / NativeContext', 'system / NativeContext / a', 'system / NativeContextual', 'system / Map', 'Detached system / NativeContext / u',
    '(map descriptors)', 'system / Context', 'system / Context / f', 'system / ScopeInfo', 'system / SharedFunctionInfo', 'Array', 'Object'],
  array: ['(map descriptors)', '(object elements)', '', 'system / Context', 'system / Contextual', '(map descriptors) '],
  string: ['abc', 'abd', '', 'true', 'false', '17', '18', 'x'.repeat(1030), 'y'.repeat(600), 'z'.repeat(1023) + '\ud83d\ude00', '\ude00 tail', '\ud83d'],
  object: ['Object', 'Object', 'Object', 'Object', 'Array', 'Foo', 'Window / http://a', 'system / Context', 'system / Context / f @1', 'Function',
    '(string)', '(system)', 'Detached Foo', '{a, b}', '<x y>', '<', '< a>', '<a', 'Detached <', 'Detached <a b c', 'Detached  <x y>', 'Detached ', 'V8EventListener', ' '],
  code: ['f', '(code)', 'system / Script / a.js', 'Array'], closure: ['f', 'Array', '', 'Object'], regexp: ['a+b', ''], number: ['int', 'bool', 'heap number', '3'],
  native: ['<div>', '<div id=a>', '<\ud83d\ude00 x>', '<é è>', 'Text', 'V8EventListener', 'system / ExternalStringData', 'system / JSArrayBufferData',
    'Detached <p class=x>', 'Detached Text', 'Detached <', 'system / NativeContext / http://x', 'system / NativeContext', 'Foo', 'Detached Foo', 'Array', 'undefined', '<div'],
  synthetic: ['(GC roots)', '(Stack roots)', '(Document DOM trees)', 'C++ roots', ''], 'concatenated string': ['abc', '(concatenated string)'],
  'sliced string': ['abc', 'q'], symbol: ['s'], bigint: ['bigint'], 'object shape': ['system / Map', 'system / DescriptorArray', 'Array'],
};
const kProperties = ['a', 'b', 'c', 'd', '__proto__', '__proto__ ', 'x,y', '"q"', '{z}', "it's", '', '1', '0', 'constructor', 'p'.repeat(70), 'q'.repeat(97),
  'r'.repeat(98), 's'.repeat(99), 't'.repeat(117), 'u'.repeat(118), 'v'.repeat(119), 'w'.repeat(140), '\ud83d\ude00'.repeat(20), 'é'.repeat(45), '\ud800',
  'a\ud800,', '\ude00}', 'a\nb,"', '\u2028,', '\u0001,', '\\,', '/,'];
const kInternal = ['map', 'map', 'map', 'native_context', 'native_context', 'elements', 'value', 'code', 'sloppy_function_map', 'context', 'previous', 'scope_info',
  'truncated', 'length', 'hash', '1', 'first', 'second', 'scope_id', 'shared', 'script', 'name_or_scope_info', 'outer_scope_info'];
const kShortcuts = ['1', 'foo', '7x', '__proto__', '-5', '+3', '0x1F', '  8', '\u00a09', '1e3', 'Infinity', '99999999999999999999', '123456789012345678901234',
  '-0', '007', '\ufeff42', '3.7', '', '-', '٣', '4294967296', '9007199254740993', '1000000000000000000000', '999999999999999934464'];

function odd(r, list, p) {
  if (!r.chance(p)) return r.pick(list);
  return r.pick([() => r.pick(kOddTexts), () => r.pick(list) + r.pick(kOddTexts), () => r.pick(kOddTexts) + r.pick(list)])();
}

export function graph(r, later, isLater) {
  const oddness = r.pick([0, 0.05, 0.3]);
  const g = {
    nodes: [], hasDetachedness: r.chance(0.8), hasTrace: r.chance(0.4), extraNative: r.chance(0.5) ? r.below(70000) : undefined,
    nodeTypes: [...kNodeTypes, ...r.pick([[], ['resource'], ['resource', 'weird "type"', 'Ä']])],
    edgeTypes: [...kEdgeTypes, ...r.pick([[], [], ['invisible'], ['odd', 'invisible'], ['odd']])],
  };
  const count = r.pick([3, 8, 40, 120, 300, 600]) + r.below(60);
  const isRootLast = r.chance(0.1), root = isRootLast ? count - 1 : 0;
  g.root = root;
  addNodes(g, r, count, root, oddness);
  const any = () => r.below(count);
  const edge = (from, type, name, to) => g.nodes[from].edges.push({type, name, to});
  addRoots(g, r, root, edge);
  const random = (from, to) => {
    const type = r.pick(['property', 'property', 'property', 'element', 'internal', 'internal', 'internal', 'hidden', 'shortcut', 'weak', 'context', ...g.edgeTypes.slice(7).filter(t => t !== 'invisible')]);
    const index = () => r.pick([r.below(12), r.below(12), r.below(1 << 16), 0x1fffffff, 0x1ffffffe, 0x20000000, 0x7fffffff, 0xffffffff]);
    let name = type === 'element' || type === 'hidden' ? index() : type === 'internal' ? odd(r, kInternal, oddness) :
      type === 'shortcut' ? r.pick(kShortcuts) : type === 'weak' ? odd(r, ['3', 'map', 'w'], oddness) : type === 'context' ? odd(r, ['v', 'previous', 'u'], oddness) :
      type === 'property' ? odd(r, [...kProperties, 'tmp / DevTools console', ' / DevTools console', 'x / DevTools console '], oddness) : odd(r, ['k', 'map', '1'], oddness);
    // A joined string that contains itself would never end.
    if (g.nodes[from].type === 'concatenated string' && (name === 'first' || name === 'second') && to >= from) name = 'map';
    edge(from, type, name, to);
  };
  const style = r.pick(['sparse', 'dense', 'chain', 'fan', 'islands']);
  for (let i = 0; i < count; ++i) {
    special(g, r, i, edge, any);
    const degree = style === 'dense' ? r.below(12) : r.below(4);
    for (let k = 0; k < degree; ++k) random(i, style === 'islands' && r.chance(0.9) ? i - i % 17 + r.below(Math.min(17, count - i + i % 17)) : any());
    if (style === 'chain' && i + 1 < count && r.chance(0.97)) random(i, i + 1);
    if (style === 'fan' && r.chance(0.5)) random(1 % count, i);
    if (r.chance(0.03)) random(i, i);
    if (r.chance(0.02)) random(i, root);
    if (r.chance(0.05)) for (let k = 0, to = any(); k < 4; ++k) random(i, to);   // several edges to one
    if (style !== 'islands' && i > 1 && r.chance(0.5)) random(r.below(i), i);
  }
  addWeakMaps(g, r, edge, any);
  addContexts(g, r, edge, any);
  addTables(g, r, any);
  // DevTools takes the variables of all contexts of a scope to stand in one order, as V8 writes them.
  if (!g.scopes && r.chance(0.3)) for (const n of g.nodes) n.edges = r.shuffled(n.edges);
  if (isLater) makeLater(g, later, root);
  return g;
}

function addNodes(g, r, count, root, oddness) {
  const large = r.chance(0.3), ids = new Set();
  for (let i = 0; i < count; ++i) {
    let type = i === root || i === 1 ? 'synthetic' : r.pick([...g.nodeTypes, 'object', 'object', 'object', 'native', 'native', 'native', 'array', 'hidden',
      'string', 'concatenated string', 'closure', 'hidden', 'number']);
    // A part that a joined string lacks is node 0: one that is a joined string itself never ends.
    if (i === 0 && type === 'concatenated string') type = 'string';
    const name = i === root ? r.pick(['', '(root)']) : i === 1 ? '(GC roots)' : odd(r, kNames[type] ?? ['R', 'Array', 'Object'], oddness);
    let id = 2 * i + 1 + (type === 'native' && r.chance(0.3) ? 1 : 0);
    if (large && r.chance(0.2)) id = 0xffffffff - 2 * i;
    while (ids.has(id)) ++id;
    ids.add(id);
    const self = i === root && r.chance(0.8) ? 0 : r.chance(0.25) ? 0 : large && r.chance(0.05) ? 1 + r.below(1 << 30) : 8 * r.below(40) + (r.chance(0.1) ? 3 : 0);
    const det = type === 'native' && r.chance(0.4) ? 1 + r.below(2) : r.chance(0.02) ? 1 + r.below(2) : 0;
    g.nodes.push({type, name, id, self, det, edges: []});
  }
}

function addRoots(g, r, root, edge) {
  const count = g.nodes.length, all = [...g.nodes.keys()].filter(i => i !== root);
  if (count > 1 && r.chance(0.95)) edge(root, 'element', 1, all[0]);
  for (const i of all) if (g.nodes[i].type === 'synthetic' && r.chance(0.7)) { edge(r.chance(0.7) ? root : all[0], r.pick(['element', 'element', 'shortcut']), 1, i); }
  for (const n of g.nodes) for (const e of n.edges) if (e.type === 'shortcut') e.name = r.pick(kShortcuts);
  if (r.chance(0.6)) {
    for (let k = 1 + r.below(4); k > 0; --k) {
      const type = r.pick(['shortcut', 'shortcut', 'element', 'property', 'weak', 'hidden']);
      edge(root, type, type === 'shortcut' ? r.pick(['Window', ...kShortcuts]) : type === 'element' || type === 'hidden' ? k : 'u', r.pick(all));
    }
  }
}

// What each kind of node needs for its rules to have something to do.
function special(g, r, i, edge, any) {
  const n = g.nodes[i], find = types => {
    for (let k = 0; k < 20; ++k) { const j = any(); if (types.includes(g.nodes[j].type)) return j; }
    return any();
  };
  const shapes = [['a', 'b'], ['b', 'a'], ['a', 'b', 'c'], ['c', 'd'], ['x,y', 'a'], ['p'.repeat(70), 'a', 'r'.repeat(98)], ['a', 'a', 'b'], ['é'.repeat(45), 'b', 'c', 'd'], ['\ud800', 'a']];
  if (n.type === 'object' && n.name === 'Object' && r.chance(0.8)) for (const p of r.pick(shapes)) edge(i, 'property', p, any());
  if (n.type === 'concatenated string') {
    const texts = ['string', 'concatenated string', 'sliced string'];
    for (const part of r.chance(0.8) ? ['first', 'second'] : ['second', 'first', 'first']) if (r.chance(0.9)) {
      // Joined strings that contain themselves never end: only what stands before.
      const to = r.below(i + 1);
      if (to < i && texts.includes(g.nodes[to].type)) edge(i, 'internal', part, to);
    }
  }
  if ((n.type === 'string' || n.type === 'concatenated string') && r.chance(0.3)) for (const name of ['truncated', 'length', 'hash']) if (r.chance(0.8)) edge(i, 'internal', name, find(['number']));
  if (n.type === 'number' && r.chance(0.7)) edge(i, 'internal', 'value', find(['string']));
  if (n.name === 'Array' && r.chance(0.8)) edge(i, 'internal', 'elements', find(['array']));
  if (n.name === 'V8EventListener' && r.chance(0.8)) { edge(i, r.pick(['internal', 'element', 'property']), '1', find(['closure', 'object'])); const e = n.edges.at(-1); if (e.type === 'element') e.name = 1; }
  if (n.type === 'closure' && r.chance(0.6)) edge(i, 'internal', 'code', find(['code']));
  if (r.chance(0.3)) edge(i, 'internal', 'map', find(['hidden', 'object shape']));
  if (n.name === 'system / Map' && r.chance(0.7)) edge(i, 'internal', 'native_context', find(['hidden', 'native']));
}

function addWeakMaps(g, r, edge, any) {
  for (let k = r.below(12); k > 0; --k) {
    const table = any(), key = any(), value = any(), id = o => g.nodes[o].id;
    const keyText = r.pick(['K', 'K', 'a @3) -> value (b @4', '', '\ud83d\ude00', 'line\nbreak', '\u2028', '(x)']);
    const pair = r.pick(['', '', '', '', ' ']) + ` / part of key (${keyText} @${id(key)}) -> value (V @${id(value)}) pair in WeakMap (table @${r.pick(['', '', '', '0', '00'])}${id(table)})` +
      r.pick(['', '', '', '', ' ', 'x', ')']);
    const number = () => r.pick([k, k + 3, '007', '+1', '', '1 ', '٣', '12345678901234567890']);
    for (const from of r.chance(0.5) ? [table, key] : [key, table]) edge(from, r.chance(0.9) ? 'internal' : 'property', number() + pair, value);
    if (r.chance(0.3)) edge(any(), r.pick(['internal', 'property', 'weak', 'context']), '1' + pair, value);
  }
}

// Scripts, functions and contexts with the scope tables of newer V8.
function addContexts(g, r, edge, any) {
  if (!r.chance(0.4)) return;
  const add = (type, name, self) => g.nodes.push({type, name, id: 1000003 + 2 * g.nodes.length, self, det: 0, edges: []}) - 1;
  const number = value => {
    const n = add('number', 'int', 0), text = add('string', String(value), 0);
    edge(n, 'internal', 'value', text);
    return n;
  };
  const isRootLast = g.root !== 0;
  if (isRootLast) return;   // nodes are added at the end
  const names = ['alpha', 'beta', 'gamma', '\ud83d\ude00', ''];
  g.scopes = [];
  for (let s = 1 + r.below(3); s > 0; --s) {
    const script = add('code', 'system / Script' + r.pick([' / a.js', '', ' / ']), 40);
    const infos = [], contexts = [];
    const describes = r.chance(0.8);
    let depth = 0;
    for (let k = 0, n = 1 + r.below(6); k < n; ++k) {
      depth = k === 0 ? 0 : r.below(depth + 2);
      const id = r.chance(0.1) ? -2 : k * 3, shown = String(id);
      const info = add('hidden', r.chance(0.9) ? 'system / ScopeInfo' : 'system / Other', 24);
      edge(info, 'internal', 'scope_id', number(shown));
      if (infos.length && r.chance(0.6)) edge(info, 'internal', 'outer_scope_info', r.pick(infos));
      infos.push(info);
      const shared = add('code', 'system / SharedFunctionInfo' + r.pick(['', ' / f']), 32);
      if (r.chance(0.8)) edge(shared, 'internal', 'name_or_scope_info', info);
      if (r.chance(0.95)) edge(shared, 'internal', 'script', script);
      edge(shared, 'internal', 'scope_id', number(shown));
      const variables = r.shuffled(names).slice(0, r.below(4));
      for (let c = r.below(3); c > 0; --c) {
        const context = add('object', 'system / Context' + r.pick(['', ' / f']), 48);
        edge(context, 'internal', 'scope_info', info);
        for (const v of variables) edge(context, 'context', v, any());
        if (contexts.length && r.chance(0.7)) edge(context, 'internal', 'previous', r.pick(contexts));
        contexts.push(context);
        edge(any(), 'internal', 'context', context);
        for (let f = r.below(3); f > 0; --f) {
          const closure = add('closure', 'f', 64);
          edge(closure, 'internal', 'shared', shared);
          edge(closure, 'internal', 'context', r.chance(0.8) ? context : any());
          edge(any(), 'property', 'f', closure);
        }
      }
      const uses = [];
      for (let u = r.below(5); u > 0; --u) uses.push({declaring_scope_id: r.below(k + 1) * 3, slot_index: r.below(3)});
      if (describes) g.scopes.push({script, id, depth, variables, uses});
    }
  }
}

function addTables(g, r, any) {
  if (r.chance(0.7)) {
    g.locations = [];
    for (const [i, n] of g.nodes.entries()) {
      for (let k = r.chance(n.type === 'object' || n.type === 'closure' ? 0.5 : 0.05) ? 1 + (r.chance(0.1) ? 1 : 0) : 0; k > 0; --k) {
        g.locations.push({object_index: i, script_id: r.below(3), line: r.below(2), column: r.pick([0, 1, 123456]), script_object: any()});
      }
    }
    if (r.chance(0.3)) g.locations = r.shuffled(g.locations);
  }
  if (r.chance(0.7)) {
    g.samples = [];
    for (let k = r.below(6), t = 0, id = 0; k > 0; --k) g.samples.push({timestamp_us: t += r.below(100000), last_assigned_id: id += 2 * r.below(g.nodes.length) + r.below(2)});
  }
  if (g.hasTrace && r.chance(0.8)) {
    const functions = [{function_id: 0, name: '(root)', script_name: '', script_id: 0, line: 0, column: 0}];
    for (let k = r.below(8); k > 0; --k) functions.push({function_id: k * 3, name: r.pick(['f', 'g', '', '\ud83d', 'é']), script_name: r.pick(['', 'a.js']), script_id: r.below(3), line: r.below(9), column: r.below(9)});
    let ids = 0;
    const node = depth => ({id: ++ids, function_info_index: depth ? r.below(functions.length) : 0, count: r.chance(0.7) ? r.below(9) : 0, size: 8 * r.below(50),
      children: depth < 6 && ids < 60 ? Array.from({length: r.below(4)}, () => node(depth + 1)) : []});
    g.trace = {functions, tree: node(0)};
    for (const n of g.nodes) n.trace = r.chance(0.5) ? r.below(ids + 1) : 0;
  }
}

// The same program later: some objects new, some gone, some other.
function makeLater(g, r, root) {
  for (const [i, n] of g.nodes.entries()) {
    if (i === root) continue;
    if (r.chance(0.15)) n.id = 0x40000001 + 2 * i;
    if (r.chance(0.1)) n.self = 8 * r.below(100);
    if (r.chance(0.03)) n.name = r.pick(['Foo', 'Object', 'Array', n.name + 'x']);
    if (!g.scopes && r.chance(0.05)) n.edges.reverse();
  }
}
