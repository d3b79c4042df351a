'use strict';
// Imports a product catalog and keeps it: records, an index by word, a trie of names and a history that nobody clears.
// Shows where the memory of a process was allocated and what holds it.
//
//   node --heap-prof --heap-prof-interval=16384 --heap-prof-name=catalog-import.heapprofile catalog-import.js [products]
//   node catalog-import.js [products] FILE.heapsnapshot      writes a heap snapshot at the end

const count = Number(process.argv[2] || 4000);

class Product {
  constructor(sku, name, tags) {
    this.sku = sku;
    this.name = name;
    this.tags = tags;
    this.related = null;
  }
}

class TrieNode {
  constructor() {
    this.children = new Map();
    this.products = [];
  }

  insert(name, product, at = 0) {
    if (at === name.length || at === 12) {
      this.products.push(product);
      return;
    }
    let child = this.children.get(name[at]);
    if (!child) this.children.set(name[at], (child = new TrieNode()));
    child.insert(name, product, at + 1);
  }
}

const words = ['blue', 'cotton', 'shirt', 'lamp', 'oak', 'garden', 'hose', 'steel', 'kettle', 'bell', 'door', 'mat', 'linen', 'towel', 'knife'];

function makeFeed(lines) {
  let feed = '';
  for (let i = 0; i < lines; i++) {
    const tags = [0, 1, 2].map((k) => words[(i * (k + 3) + k * 7) % words.length]);
    feed += JSON.stringify({ sku: 'P' + i, name: `${tags.join(' ')} ${i}`, tags, text: `A ${tags[0]} thing, number ${i}. `.repeat(1 + (i % 5)) }) + '\n';
  }
  return feed;
}

function parseFeed(feed) {
  return feed.trim().split('\n').map(function parseLine(line) {
    return JSON.parse(line);
  });
}

class Catalog {
  constructor() {
    this.products = new Map();
    this.byWord = new Map();
    this.names = new TrieNode();
    this.history = [];
  }

  add(record) {
    const product = new Product(record.sku, record.name, record.tags);
    this.products.set(product.sku, product);
    for (const tag of product.tags) this.indexWord(tag, product);
    this.names.insert(product.name, product);
    this.remember(record, product);
  }

  indexWord(word, product) {
    let list = this.byWord.get(word);
    if (!list) this.byWord.set(word, (list = new Set()));
    list.add(product);
  }

  // The leak: every closure keeps the whole parsed record, for an undo that nobody calls.
  remember(record, product) {
    this.history.push(function undo() {
      return [record, product];
    });
  }

  linkRelated() {
    const all = [...this.products.values()];
    all.forEach((product, i) => {
      product.related = [all[(i * 7 + 1) % all.length], all[(i * 13 + 2) % all.length]];
    });
  }
}

function importCatalog() {
  const catalog = new Catalog();
  for (const record of parseFeed(makeFeed(count))) catalog.add(record);
  catalog.linkRelated();
  return catalog;
}

globalThis.catalog = importCatalog();
console.log(`${catalog.products.size} products, ${catalog.history.length} steps of history`);
if (process.argv[3]) require('node:v8').writeHeapSnapshot(process.argv[3]);
