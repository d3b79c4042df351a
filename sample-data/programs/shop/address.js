'use strict';

const { editDistance } = require('./similarity.js');

const names = ['Maple', 'Harbour', 'Kings', 'Station', 'Orchard', 'Mill', 'Church', 'Bridge', 'Garden', 'Market', 'Castle', 'River', 'Forest', 'Abbey', 'Queens'];
const kinds = ['Street', 'Lane', 'Road', 'Square', 'Way', 'Avenue', 'Court', 'Hill', 'Close', 'Walk'];
const streets = names.flatMap((name) => kinds.flatMap((kind) => [`${name} ${kind}`, `Upper ${name} ${kind}`, `Lower ${name} ${kind}`]));

function parseAddress(text) {
  const match = /^\s*(?<house>\d+[a-z]?)\s+(?<street>[^,]+),\s*(?<code>\d{4})\s+(?<town>[\p{L} -]+)$/u.exec(text);
  return match && { ...match.groups };
}

// Customers cannot spell: take the street of the town map that is nearest.
function closestStreet(typed) {
  let best = typed;
  let bestDistance = Infinity;
  for (const street of streets) {
    const distance = editDistance(typed, street);
    if (distance < bestDistance) {
      best = street;
      bestDistance = distance;
    }
  }
  return best;
}

module.exports = { parseAddress, closestStreet };
