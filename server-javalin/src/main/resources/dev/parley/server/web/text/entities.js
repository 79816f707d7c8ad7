// SPDX-License-Identifier: Apache-2.0

const NAMED = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  copy: "©",
  reg: "®",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  middot: "·",
  times: "×",
  divide: "÷",
  plusmn: "±",
  deg: "°",
  euro: "€",
  larr: "←",
  rarr: "→",
  le: "≤",
  ge: "≥",
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;

/** Text with the entities that answers use as the characters they stand for. */
export function decoded(text) {
  return text.replace(ENTITY, (whole, decimal, hex, name) =>
    name ? (NAMED[name] ?? whole) : character(parseInt(decimal ?? hex, decimal ? 10 : 16), whole),
  );
}

function character(code, whole) {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
