'use strict';
// The worker of the page: remembers every price it was ever asked for.

class Quote {
  constructor(sku, cents) {
    this.sku = sku;
    this.cents = cents;
    this.label = `${sku} costs ${cents}`;
  }
}

const quotes = new Map();
const listeners = [];

function quote(line) {
  const made = new Quote(line.sku, line.cents * line.count);
  quotes.set(`${line.sku}/${quotes.size}`, made);
  listeners.push(function onPriceChange(cents) {
    made.cents = cents;
  });
  return made.cents;
}

onmessage = ({ data }) => postMessage(data.reduce((sum, line) => sum + quote(line), 0));
