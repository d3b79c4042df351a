'use strict';
// Fills the table again and again, as if somebody typed into the filter.

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function renderRow(line) {
  const row = document.createElement('tr');
  for (const text of [line.sku, line.name, String(line.count), formatPrice(lineTotal(line))]) {
    const cell = document.createElement('td');
    cell.textContent = text;
    row.append(cell);
  }
  return row;
}

function renderTable(lines) {
  const table = document.getElementById('rows');
  table.replaceChildren(...lines.map(renderRow));
}

// Reads the layout after every change: the browser must lay the page out again for each row.
function stripeRows() {
  let height = 0;
  for (const row of document.querySelectorAll('#rows tr')) {
    row.style.background = height % 2 ? '#eee' : '#fff';
    height += row.offsetHeight;
  }
  return height;
}

function drawChart(lines) {
  const canvas = document.createElement('canvas');
  canvas.width = 400;
  canvas.height = 100;
  const context = canvas.getContext('2d');
  for (let i = 0; i < lines.length; i++) {
    context.fillStyle = `hsl(${i}, 60%, 50%)`;
    context.fillRect(i % 400, 100 - lineTotal(lines[i]) / 40, 1, 100);
  }
  return context.getImageData(0, 0, 400, 100).data.length;
}

const priceWorker = new Worker('/page/price-worker.js');

function askForTotal(lines) {
  return new Promise((resolve) => {
    priceWorker.onmessage = ({ data }) => resolve(data);
    priceWorker.postMessage(lines);
  });
}

async function typeIntoFilter() {
  const basket = makeBasket(3000);
  for (const text of ['t', 'th', 'thi', 'thin 1', 'thin 12', 'n 3']) {
    document.getElementById('filter').value = text;
    const lines = filterBasket(basket, text).slice(0, 120);
    renderTable(lines);
    stripeRows();
    drawChart(lines);
    document.title = formatPrice(await askForTotal(lines));
    await new Promise(requestAnimationFrame);
    await pause(60);
  }
  return document.querySelectorAll('#rows tr').length;
}
