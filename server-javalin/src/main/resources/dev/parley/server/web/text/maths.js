// SPDX-License-Identifier: Apache-2.0

const BLOCK = /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])[ \t]*(?:\n|$)/;
const INLINE =
  /^(?:\$\$([^$]+?)\$\$|\\\((.+?)\\\)|\\\[(.+?)\\\]|\$((?:[^\s$\\]|\\.)(?:(?:[^$\n\\]|\\.)*?(?:[^\s$\\]|\\.))?)\$(?!\d))/s;

/** Formulas for Marked: they are kept as they were written, so that nothing in them is Markdown. */
export const maths = [
  {
    name: "mathsBlock",
    level: "block",
    start: (text) => text.search(/\$\$|\\\[/),
    tokenizer: (text) => token("mathsBlock", BLOCK.exec(text)),
  },
  {
    name: "maths",
    level: "inline",
    start: (text) => text.search(/\$|\\\(|\\\[/),
    tokenizer: (text) => token("maths", INLINE.exec(text)),
  },
];

function token(type, match) {
  return match
    ? {
        type,
        raw: match[0],
        text: match
          .slice(1)
          .find((group) => group !== undefined)
          .trim(),
      }
    : undefined;
}
