'use strict';

// 123456 -> "1,234.56"
function formatMoney(cents) {
  return (cents / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function formatDate(date) {
  return date.toISOString().slice(0, 16).replace('T', ' ');
}

module.exports = { formatMoney, formatDate };
