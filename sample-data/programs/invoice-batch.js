'use strict';
// A night batch: reads invoices from CSV, checks and converts them, adds them up along a tree of accounts and writes
// JSON. Nothing but computing, no input or output but one line at the end.
//
//   node --cpu-prof --cpu-prof-name=invoice-batch.cpuprofile invoice-batch.js [invoices]

const count = Number(process.argv[2] || 30000);

let seed = 20;
function random(n) {
  seed = (seed * 48271) % 2147483647;
  return seed % n;
}

function writeCsv(lines) {
  let csv = 'number;date;customer;account;net;vat;text\n';
  for (let i = 0; i < lines; i++) {
    const date = `20${10 + random(16)}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
    csv += `INV-${100000 + i};${date};Customer ${random(400)};${random(10)}.${random(10)}.${random(10)};${random(900000) / 100};${[0, 7, 19][random(3)]};"Delivery ""${random(50)}""; thank you"\n`;
  }
  return csv;
}

// One field after the other, with quotes.
function* parseFields(csv) {
  let field = '';
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (csv[i + 1] === '"') field += csv[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ';' || c === '\n') {
      yield field;
      if (c === '\n') yield null;
      field = '';
    } else field += c;
  }
}

function parseCsv(csv) {
  const records = [];
  let record = [];
  for (const field of parseFields(csv)) {
    if (field !== null) record.push(field);
    else {
      records.push(record);
      record = [];
    }
  }
  return records.slice(1);
}

class Money {
  constructor(cents) {
    this.cents = cents;
  }

  static parse(text) {
    const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
    if (!match) throw new SyntaxError('not an amount: ' + text);
    const cents = BigInt(match[2]) * 100n + BigInt((match[3] || '').padEnd(2, '0'));
    return new Money(match[1] ? -cents : cents);
  }

  plus(other) {
    return new Money(this.cents + other.cents);
  }

  percent(rate) {
    return new Money((this.cents * BigInt(rate) + 50n) / 100n);
  }

  toJSON() {
    return `${this.cents / 100n}.${String(this.cents % 100n).padStart(2, '0')}`;
  }
}

function checkInvoice([number, date, customer, account, net, vat, text]) {
  if (!/^INV-\d{6}$/.test(number)) throw new SyntaxError('bad number ' + number);
  if (Number.isNaN(Date.parse(date))) throw new SyntaxError('bad date ' + date);
  const money = Money.parse(net);
  return { number, date, customer, account: account.split('.').map(Number), net: money, gross: money.plus(money.percent(vat)), text: text.replace(/\s+/g, ' ') };
}

class Account {
  constructor(name) {
    this.name = name;
    this.own = new Money(0n);
    this.children = [];
  }

  book(path, amount, depth = 0) {
    if (depth === path.length) {
      this.own = this.own.plus(amount);
      return;
    }
    let child = this.children[path[depth]];
    if (!child) child = this.children[path[depth]] = new Account(`${this.name}.${path[depth]}`);
    child.book(path, amount, depth + 1);
  }

  sum() {
    return this.children.reduce((total, child) => (child ? total.plus(child.sum()) : total), this.own);
  }

  toJSON() {
    return { name: this.name, total: this.sum(), children: this.children.filter(Boolean) };
  }
}

// A hash that nobody should write by hand, to have one plain hot loop.
function checksum(text) {
  let a = 1;
  let b = 0;
  for (let round = 0; round < 40; round++) {
    for (let i = 0; i < text.length; i++) {
      a = (a + text.charCodeAt(i)) % 65521;
      b = (b + a) % 65521;
    }
  }
  return ((b << 16) | a) >>> 0;
}

function byCustomerAndDate(x, y) {
  return x.customer.localeCompare(y.customer) || (x.date < y.date ? -1 : x.date > y.date ? 1 : 0);
}

function runBatch() {
  const invoices = parseCsv(writeCsv(count)).map(checkInvoice);
  invoices.sort(byCustomerAndDate);
  const root = new Account('all');
  for (const invoice of invoices) root.book(invoice.account, invoice.gross);
  const json = JSON.stringify({ root, invoices });
  return `${invoices.length} invoices, ${root.sum().toJSON()} in all, checksum ${checksum(json)}`;
}

console.log(runBatch());
