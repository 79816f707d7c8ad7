// SPDX-License-Identifier: Apache-2.0

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const ENTRY = /^ {2}("(?:[^"\\]|\\.)*"): /;

/**
 * JSON with a line for each value; other text as it is. Values stay as they were written: a long
 * number is not rounded.
 */
export function pretty(text) {
  return isJson(text) ? laidOut(text.match(TOKEN)) : text;
}

/** The names and values of an object, values as they are read; null for anything else. */
export function entries(text) {
  if (!isJson(text) || !text.trimStart().startsWith("{")) {
    return null;
  }
  const all = [];
  for (const line of pretty(text).split("\n").slice(1, -1)) {
    const [start, name] = ENTRY.exec(line) ?? [];
    if (name) {
      all.push([JSON.parse(name), line.slice(start.length)]);
    } else {
      all.at(-1)[1] += "\n" + line.slice(2);
    }
  }
  return all.map(([name, value]) => [name, plain(value.replace(/,$/, ""))]);
}

const plain = (value) => (value.startsWith('"') ? JSON.parse(value) : value);

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function laidOut(tokens) {
  let text = "";
  let depth = 0;
  tokens.forEach((token, place) => {
    const isEmpty = /^[{[]$/.test(tokens[place - 1]) && /^[}\]]$/.test(token);
    if (/^[}\]]$/.test(token)) {
      depth--;
      text += isEmpty ? token : lineBreak(depth) + token;
      return;
    }
    text += /^[{[]$/.test(tokens[place - 1]) ? lineBreak(depth) + token : token;
    if (token === ":") {
      text += " ";
    } else if (token === ",") {
      text += lineBreak(depth);
    } else if (/^[{[]$/.test(token)) {
      depth++;
    }
  });
  return text;
}

const lineBreak = (depth) => "\n" + "  ".repeat(depth);
