'use strict';

const { collectProducts } = require('./catalog.js');
const { difference, normalize } = require('./similarity.js');

// The products whose names are nearest to what the customer typed.
function suggestProducts(catalog, query, limit) {
  const wanted = normalize(query);
  const scored = collectProducts(catalog).map((product) => ({ product, score: difference(wanted, normalize(product.name)) }));
  scored.sort((a, b) => a.score - b.score || (a.product.sku < b.product.sku ? -1 : 1));
  return scored.slice(0, limit).map((entry) => entry.product);
}

module.exports = { suggestProducts };
