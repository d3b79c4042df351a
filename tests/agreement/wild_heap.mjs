// SPDX-License-Identifier: GPL-3.0-or-later
// Random heap snapshots that the format allows but no V8 writes: fields and types in any order, more
// of them than are known, odd names, edges and sizes, other layouts of the text. text(seed, false)
// is a snapshot, text(seed, true) the same program later.
import {graph} from './wild_graph.mjs';

export function generator(seed) {
  let state = (seed * 0x9e3779b1 + 0x85ebca6b) >>> 0;
  const next = () => {   // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = n => next() % n;
  const chance = p => next() < p * 4294967296;
  const pick = list => list[below(list.length)];
  const shuffled = list => {
    const out = [...list];
    for (let i = out.length - 1; i > 0; --i) {
      const j = below(i + 1);
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  };
  return {below, chance, pick, shuffled};
}

// A text as a JSON string, in one of the many ways to write it. Lone surrogates need \u.
function jsonString(text, r, style) {
  let out = '"';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const escape = () => [...Array(character.length).keys()].map(i => {
      const hex = character.charCodeAt(i).toString(16).padStart(4, '0');
      return '\\u' + (style === 'upper' ? hex.toUpperCase() : hex);
    }).join('');
    const short = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f'}[character];
    if (character.length === 1 && code >= 0xd800 && code < 0xe000) out += escape();
    else if (short) out += r.chance(0.8) ? short : escape();
    else if (code < 0x20) out += escape();
    else if (character === '/' && style !== 'plain') out += r.pick(['/', '\\/']);
    else if (style !== 'plain' && r.chance(code > 126 ? 0.5 : 0.02)) out += escape();
    else out += character;
  }
  return out + '"';
}

function numbers(values, perRow, layout) {
  if (layout === 'compact') return '[' + values.join(',') + ']';
  const rows = [];
  for (let i = 0; i < values.length; i += perRow) rows.push(values.slice(i, i + perRow).join(layout === 'spaced' ? ' , ' : ','));
  return layout === 'spaced' ? '[ ' + rows.join(' ,\r\n\t') + ' ]' : '[' + rows.join('\n,') + ']';
}

// Fields in any order, unknown ones among them.
function fieldOrder(r, known, mayAdd) {
  const more = mayAdd ? r.pick([[], ['weight'], ['colour', 'x "y" [z]']]) : [];
  return r.chance(0.6) ? r.shuffled([...known, ...more]) : [...known, ...more];
}

function traceTree(trace, fields) {
  const rows = node => fields.map(f => f === 'children' ? node.children.flatMap(rows) : node[f] ?? 7);
  return JSON.stringify(rows(trace));
}

export function text(seed, isLater) {
  const g = graph(generator(seed), generator(seed + 500009), isLater);
  const r = generator(seed * 2 + 77);   // the same layout for both, except where it does not matter
  const stringStyle = r.pick(['plain', 'plain', 'lower', 'upper']), layout = r.pick(['compact', 'rows', 'spaced']);
  const strings = [r.chance(0.5) ? '<dummy>' : ''], numberOf = new Map([[strings[0], 0]]);
  const stringNumber = value => {
    if (!numberOf.has(value)) numberOf.set(value, strings.push(value) - 1);
    return numberOf.get(value);
  };
  const nodeFields = fieldOrder(r, ['type', 'name', 'id', 'self_size', 'edge_count',
    ...(g.hasTrace ? ['trace_node_id'] : []), ...(g.hasDetachedness ? ['detachedness'] : [])], true);
  const edgeFields = fieldOrder(r, ['type', 'name_or_index', 'to_node'], r.chance(0.3));
  const nodeTypes = r.chance(0.5) ? r.shuffled(g.nodeTypes) : g.nodeTypes;
  const edgeTypes = r.chance(0.5) ? r.shuffled(g.edgeTypes) : g.edgeTypes;
  const nodes = [], edges = [];
  for (const n of g.nodes) {
    const values = {type: nodeTypes.indexOf(n.type), name: stringNumber(n.name), id: n.id, self_size: n.self,
      edge_count: n.edges.length, trace_node_id: n.trace ?? 0, detachedness: n.det};
    nodes.push(...nodeFields.map(f => values[f] ?? r.below(9)));
    for (const e of n.edges) {
      const isNumber = e.type === 'element' || e.type === 'hidden';
      const parts = {type: edgeTypes.indexOf(e.type), name_or_index: isNumber ? e.name : stringNumber(e.name),
        to_node: e.to * nodeFields.length};
      edges.push(...edgeFields.map(f => parts[f] ?? r.below(9)));
    }
  }
  const meta = {
    node_fields: nodeFields, node_types: nodeFields.map(f => f === 'type' ? nodeTypes : f === 'name' ? 'string' : 'number'),
    edge_fields: edgeFields, edge_types: edgeFields.map(f => f === 'type' ? edgeTypes : f === 'to_node' ? 'node' : 'string_or_number'),
  };
  const head = {meta, node_count: g.nodes.length, edge_count: edges.length / edgeFields.length};
  if (g.extraNative !== undefined) head.extra_native_bytes = g.extraNative;
  if (g.root) head.root_index = g.root * nodeFields.length;
  else if (r.chance(0.2)) head.root_index = 0;
  const sections = {nodes: numbers(nodes, nodeFields.length, layout), edges: numbers(edges, edgeFields.length, layout)};
  if (g.trace) {
    meta.trace_function_info_fields = fieldOrder(r, ['function_id', 'name', 'script_name', 'script_id', 'line', 'column'], false);
    meta.trace_node_fields = [...fieldOrder(r, ['id', 'function_info_index', 'count', 'size'], false), 'children'];
    head.trace_function_count = g.trace.functions.length;
    sections.trace_function_infos = numbers(g.trace.functions.flatMap(f => meta.trace_function_info_fields.map(
        k => k === 'name' || k === 'script_name' ? stringNumber(f[k]) : f[k])), 6, layout);
    sections.trace_tree = traceTree(g.trace.tree, meta.trace_node_fields);
  } else if (r.chance(0.5)) {
    Object.assign(meta, {trace_function_info_fields: [], trace_node_fields: []});
    Object.assign(sections, {trace_function_infos: '[]', trace_tree: '[]'});
    head.trace_function_count = 0;
  }
  if (g.samples) {
    meta.sample_fields = r.shuffled(['timestamp_us', 'last_assigned_id']);
    sections.samples = numbers(g.samples.flatMap(s => meta.sample_fields.map(f => s[f])), 2, layout);
  }
  if (g.locations) {
    meta.location_fields = fieldOrder(r, r.pick([['object_index', 'script_id', 'line', 'column'],
      ['object_index', 'script_id', 'script_object_index', 'line', 'column']]), r.chance(0.3));
    sections.locations = numbers(g.locations.flatMap(l => meta.location_fields.map(f => f === 'object_index' ?
        l.object_index * nodeFields.length : f === 'script_object_index' ? l.script_object * nodeFields.length : l[f] ?? 5)),
    meta.location_fields.length, layout);
  }
  if (g.scopes) {
    meta.scope_fields = fieldOrder(r, ['script_node_index', 'scope_id', 'depth', 'scope_context_vars_count', 'scope_uses_count'], r.chance(0.3));
    meta.scope_context_var_fields = fieldOrder(r, ['name'], r.chance(0.3));
    meta.scope_use_fields = fieldOrder(r, ['declaring_scope_id', 'slot_index'], r.chance(0.3));
    sections.scopes = numbers(g.scopes.flatMap(s => meta.scope_fields.map(f => ({
      script_node_index: s.script * nodeFields.length, scope_id: s.id, depth: s.depth,
      scope_context_vars_count: s.variables.length, scope_uses_count: s.uses.length}[f] ?? 3))), 5, layout);
    sections.scope_context_vars = numbers(g.scopes.flatMap(s => s.variables.flatMap(v => meta.scope_context_var_fields.map(
        f => f === 'name' ? stringNumber(v) : 4))), 1, layout);
    sections.scope_uses = numbers(g.scopes.flatMap(s => s.uses.flatMap(u => meta.scope_use_fields.map(f => u[f] ?? 6))), 2, layout);
  }
  if (r.chance(0.2)) sections.strings_of_others = '[ ]';
  sections.strings = '[' + strings.map(s => jsonString(s, r, stringStyle)).join(layout === 'compact' ? ',' : ',\n') + ']';
  return assemble(head, sections, r);
}

function assemble(head, sections, r) {
  const names = r.chance(0.5) ? Object.keys(head) : r.shuffled(Object.keys(head));
  const more = r.pick([{}, {title: 'a "title" with } and ]', uid: 3}, {options: {deep: [{a: []}], exposeInternals: null}}]);
  const snapshot = JSON.stringify({...more, ...Object.fromEntries(names.map(n => [n, head[n]]))}, null, r.pick([0, 0, 2]));
  const colon = r.pick([':', ':', ' : ']);
  delete sections[''];
  return '{"snapshot":' + snapshot + ',\n' + Object.entries(sections).map(([k, v]) => `"${k}"${colon}${v}`).join(r.pick([',', ',\n'])) + r.pick(['}', '}\n']);
}
