'use strict';

const materials = ['cotton', 'woollen', 'wooden', 'steel', 'leather', 'glass', 'linen', 'copper'];
const colours = ['blue', 'green', 'red', 'white', 'grey', 'yellow'];
const things = ['shirt', 'desk lamp', 'garden hose 20 m', 'coffee grinder', 'socks', 'bicycle bell', 'kettle', 'bread knife', 'door mat', 'water bottle', 'picture frame', 'tea towel'];

class Product {
  constructor(sku, name, cents) {
    this.sku = sku;
    this.name = name;
    this.cents = cents;
  }

  get label() {
    return `${this.sku} ${this.name}`;
  }
}

// A tree: department -> colour -> products.
function makeCatalog(size) {
  const catalog = { name: 'everything', products: [], children: [] };
  for (let i = 0; i < size; i++) {
    const material = materials[i % materials.length];
    const colour = colours[(i >> 2) % colours.length];
    let department = catalog.children.find((child) => child.name === material);
    if (!department) catalog.children.push((department = { name: material, products: [], children: [] }));
    let shelf = department.children.find((child) => child.name === colour);
    if (!shelf) department.children.push((shelf = { name: colour, products: [], children: [] }));
    shelf.products.push(new Product('P' + (1000 + i), `${colour} ${material} ${things[(i * 7) % things.length]}`, 199 + ((i * 7919) % 9000)));
  }
  return catalog;
}

// Recursive on purpose: shows how a profile counts a function that calls itself.
function collectProducts(category, into = []) {
  for (const product of category.products) into.push(product);
  for (const child of category.children) collectProducts(child, into);
  return into;
}

function findProduct(category, sku) {
  return collectProducts(category).find((product) => product.sku === sku);
}

module.exports = { Product, makeCatalog, collectProducts, findProduct };
