'use strict';

const crypto = require('node:crypto');
const stableStringify = require('fast-json-stable-stringify');
const { collectProducts, findProduct } = require('./catalog.js');
const { editDistance, normalize } = require('./similarity.js');
const { formatMoney } = require('./format.js');

class OrderBook {
  #orders = new Map();

  get size() {
    return this.#orders.size;
  }

  get(number) {
    return this.#orders.get(number);
  }

  add(cart, address, catalog) {
    const lines = cart.lines.map(({ sku, count }) => {
      const product = findProduct(catalog, sku);
      return { sku, count, name: product.name, cents: product.cents };
    });
    const order = { number: 1 + this.#orders.size, placed: new Date(), customer: cart.customer, address, note: cart.note, lines };
    order.totalCents = lines.reduce((sum, line) => sum + line.cents * line.count, 0);
    order.fingerprint = fingerprint(order);
    this.#orders.set(order.number, order);
    return order;
  }

  // Pairs among the newest orders that look like the same order of one customer sent twice.
  findDuplicates(threshold, newest) {
    const keys = [...this.#orders.values()].slice(-newest).map((order) => ({ order, text: normalize(`${order.customer} ${order.address.street} ${order.lines.map((line) => line.sku).join(' ')}`) }));
    const pairs = [];
    for (let i = 0; i < keys.length; i++) {
      for (let j = i + 1; j < keys.length; j++) {
        if (keys[i].order.customer !== keys[j].order.customer) continue;
        if (editDistance(keys[i].text, keys[j].text) < threshold * keys[i].text.length) pairs.push([keys[i].order.number, keys[j].order.number]);
      }
    }
    return pairs;
  }

  // What others bought with the same things. Makes far more little objects than it needs.
  alsoBought(order, catalog, limit) {
    const own = new Set(order.lines.map((line) => line.sku));
    const counts = collectProducts(catalog).map((product) => ({ sku: product.sku, name: product.name, label: product.label, count: 0 }));
    for (const other of this.#orders.values()) {
      if (!other.lines.some((line) => own.has(line.sku))) continue;
      for (const line of other.lines) counts[Number(line.sku.slice(1)) % counts.length].count += line.count;
    }
    return counts.filter((entry) => entry.count > 0 && !own.has(entry.sku)).sort((a, b) => b.count - a.count).slice(0, limit);
  }

  toRows() {
    return [...this.#orders.values()].flatMap((order) => order.lines.map((line) => [order.number, order.customer, line.sku, line.name, line.count, formatMoney(line.cents)]));
  }
}

function fingerprint(order) {
  const canonical = stableStringify(order);
  return crypto.createHash('sha256').update(canonical).digest('hex');
}

module.exports = { OrderBook, fingerprint };
