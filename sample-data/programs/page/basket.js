'use strict';
// The model of the page: what is in the basket and what it costs.

function makeBasket(size) {
  return Array.from({ length: size }, (_, i) => ({ sku: 'P' + i, name: `thing number ${(i * 7919) % size}`, cents: 100 + ((i * 31) % 900), count: 1 + (i % 4) }));
}

function lineTotal(line) {
  return line.cents * line.count;
}

// Every price is formatted by a new formatter: slow on purpose.
function formatPrice(cents) {
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

function filterBasket(lines, text) {
  const pattern = new RegExp(text.split('').map((c) => c.replace(/[^a-z0-9 ]/, '')).join('.*'), 'i');
  return lines.filter((line) => pattern.test(line.name)).sort((a, b) => a.name.localeCompare(b.name));
}
