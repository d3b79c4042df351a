'use strict';
// A little shop: it finds products, takes orders, renders order pages and writes a duplicates report.
// It starts its own shoppers (shoppers.js, another process), serves them, and ends when they have gone home.
//
//   node --cpu-prof --cpu-prof-name=checkout-server.cpuprofile checkout-server.js [rounds [shoppers]]
//
// What to look for in the profile: editDistance() in shop/similarity.js is the hottest function, and three routes
// lead to it: /search -> suggestProducts, /checkout -> closestStreet, /report -> findDuplicates.

const http = require('node:http');
const zlib = require('node:zlib');
const fs = require('node:fs/promises');
const path = require('node:path');
const { fork } = require('node:child_process');
const { setTimeout: sleep } = require('node:timers/promises');
const { promisify } = require('node:util');

const mustache = require('mustache');
const { makeCatalog } = require('./shop/catalog.js');
const { suggestProducts } = require('./shop/search.js');
const { parseAddress, closestStreet } = require('./shop/address.js');
const { OrderBook, fingerprint } = require('./shop/orders.js');
const { formatMoney, formatDate } = require('./shop/format.js');

const gzip = promisify(zlib.gzip);
const rounds = Number(process.argv[2] || 12);
const shoppersPerRound = Number(process.argv[3] || 14);
const catalog = makeCatalog(400);
const orders = new OrderBook();
const sessions = new Map();

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function search(query) {
  const found = suggestProducts(catalog, query, 10);
  return JSON.stringify({ query, found: found.map((product) => ({ sku: product.sku, name: product.name, price: formatMoney(product.cents) })) });
}

async function checkout(request) {
  const cart = await readBody(request);
  const address = parseAddress(cart.address);
  if (!address) throw new RangeError('not an address: ' + cart.address);
  address.street = closestStreet(address.street);
  await sleep(2); // the payment service
  const order = orders.add(cart, address, catalog);
  return JSON.stringify({ number: order.number, fingerprint: order.fingerprint });
}

async function renderOrderPage(number) {
  const template = await fs.readFile(path.join(__dirname, 'templates', 'order.mustache'), 'utf8');
  const order = orders.get(number);
  if (!order) throw new RangeError('no order ' + number);
  mustache.clearCache(); // someone was debugging the templates
  return mustache.render(template, {
    number: order.number,
    date: formatDate(order.placed),
    customer: order.customer,
    address: order.address,
    lines: order.lines.map((line) => ({ ...line, price: formatMoney(line.cents), total: formatMoney(line.cents * line.count) })),
    total: formatMoney(order.totalCents),
    alsoBought: orders.alsoBought(order, catalog, 80),
    etag: fingerprint(order),
  });
}

async function duplicatesReport() {
  const pairs = orders.findDuplicates(0.2, 60);
  const rows = orders.toRows().map((row) => row.join(';'));
  return gzip(rows.join('\n') + '\n' + pairs.map((pair) => pair.join('=')).join('\n'));
}

async function route(request) {
  const url = new URL(request.url, 'http://localhost');
  const session = sessions.get(url.searchParams.get('session')) || { seen: 0 };
  session.seen++;
  session.lastSeen = Date.now();
  sessions.set(url.searchParams.get('session'), session);
  if (url.pathname === '/search') return search(url.searchParams.get('q'));
  if (url.pathname === '/checkout') return checkout(request);
  if (url.pathname.startsWith('/order/')) return renderOrderPage(Number(url.pathname.slice(7)));
  if (url.pathname === '/report') return duplicatesReport();
  throw new RangeError('no such page: ' + url.pathname);
}

async function handleRequest(request, response) {
  try {
    const body = await route(request);
    response.setHeader('content-type', typeof body === 'string' && body[0] === '{' ? 'application/json' : 'text/html');
    response.end(body);
  } catch (error) {
    response.statusCode = error instanceof RangeError ? 404 : 500;
    response.end(error.stack);
  }
}

const expireSessions = setInterval(function expireOldSessions() {
  for (const [id, session] of sessions) if (Date.now() - session.lastSeen > 300) sessions.delete(id);
}, 100);

const server = http.createServer(handleRequest);
server.listen(0, '127.0.0.1', () => {
  const shoppers = fork(path.join(__dirname, 'shoppers.js'), [server.address().port, rounds, shoppersPerRound], { execArgv: [] });
  shoppers.on('exit', (code) => {
    clearInterval(expireSessions);
    server.close();
    console.log(`${orders.size} orders, shoppers left with code ${code}`);
  });
});
