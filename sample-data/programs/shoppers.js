'use strict';
// The customers of checkout-server.js: `node shoppers.js PORT ROUNDS SHOPPERS`. Every round searches, orders, looks at
// the order pages and asks for the report; between rounds everybody is asleep and so is the server.

const http = require('node:http');
const { setTimeout: sleep } = require('node:timers/promises');

const port = Number(process.argv[2]);
const rounds = Number(process.argv[3]);
const shoppers = Number(process.argv[4]);
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

let seed = 7;
function random(n) {
  seed = (seed * 48271) % 2147483647;
  return seed % n;
}

function fetchPage(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const wishes = ['blue cotton shrit', 'woden desk lamp', 'garden hose 20m', 'cofee grinder', 'wolen socks', 'bicycle bel', 'stel kettle'];
const streets = ['12 Maple Stret, 1010 Norwick', '7 Harbour Lane, 2040 Eastham', '135 Kings Rod, 3321 Millford', '1 Station Squar, 1010 Norwick', '44 Orchard Wy, 5150 Langley'];
const customers = ['Ada Moss', 'Ben Carver', 'Cleo Frost', 'Dan Ashby', 'Eve Holm', 'Finn Marsh', 'Gil Thorne'];

async function shop(session) {
  await fetchPage('GET', `/search?session=${session}&q=${encodeURIComponent(wishes[random(wishes.length)])}`);
  const cart = {
    customer: customers[random(customers.length)],
    address: streets[random(streets.length)],
    note: 'Please ring twice & leave at "the back door" '.repeat(1 + random(20)),
    lines: Array.from({ length: 4 + random(20) }, () => ({ sku: 'P' + (1000 + random(400)), count: 1 + random(4) })),
  };
  const { number } = JSON.parse(await fetchPage('POST', `/checkout?session=${session}`, JSON.stringify(cart)));
  for (let i = 0; i < 6; i++) await fetchPage('GET', `/order/${number}?session=${session}`);
}

async function main() {
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: shoppers }, (_, i) => shop(`s${round}-${i}`)));
    await fetchPage('GET', '/report?session=manager');
    await fetchPage('GET', '/no-such-page?session=manager');
    await sleep(90);
  }
  agent.destroy();
}

main();
