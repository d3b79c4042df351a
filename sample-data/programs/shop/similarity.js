'use strict';

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

// Keys that lie side by side on a keyboard, as pairs such as 'qw' and 'wq'.
const neighbours = new Set(rows.flatMap((row) => Array.from(row).slice(1).flatMap((key, i) => [row[i] + key, key + row[i]])));

// How much typing separates `a` from `b`: Damerau-Levenshtein, where a missed double letter, a swap of two letters
// and a slip to the key next door cost half. It is called for every product, street and order, and it makes a new
// row for every letter: this is what a profile of the shop should point at.
function editDistance(a, b) {
  let beforePrevious = null;
  let previous = new Array(b.length + 1);
  previous[0] = 0;
  for (let j = 1; j <= b.length; j++) {
    const doubled = j > 1 && b.charCodeAt(j - 1) === b.charCodeAt(j - 2);
    previous[j] = previous[j - 1] + (doubled ? 0.5 : 1);
  }
  for (let i = 1; i <= a.length; i++) {
    const current = new Array(b.length + 1);
    const letter = a.charCodeAt(i - 1);
    const letterBefore = i > 1 ? a.charCodeAt(i - 2) : -1;
    const removing = letter === letterBefore ? 0.5 : 1;
    current[0] = previous[0] + removing;
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      const otherBefore = j > 1 ? b.charCodeAt(j - 2) : -1;
      let best = previous[j - 1];
      if (letter !== other) {
        const slip = letter >= 97 && letter <= 122 && other >= 97 && other <= 122 && neighbours.has(a[i - 1] + b[j - 1]);
        best += slip ? 0.5 : 1;
      }
      const inserting = other === otherBefore ? 0.5 : 1;
      if (current[j - 1] + inserting < best) best = current[j - 1] + inserting;
      if (previous[j] + removing < best) best = previous[j] + removing;
      if (beforePrevious !== null && j > 1 && letter === otherBefore && letterBefore === other) {
        const swapping = beforePrevious[j - 2] + 0.5;
        if (swapping < best) best = swapping;
      }
      current[j] = best;
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length];
}

// 0 for equal texts, 1 for texts with nothing in common.
function difference(a, b) {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : editDistance(a, b) / longest;
}

function normalize(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
}

module.exports = { editDistance, difference, normalize };
