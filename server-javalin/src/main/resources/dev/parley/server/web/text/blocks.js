// SPDX-License-Identifier: Apache-2.0
import { Marked } from "marked";
import { maths } from "./maths.js";

const markdown = new Marked({ gfm: true, extensions: maths });

/**
 * The blocks of a text that grows. What stands before its last block can't change any more, so
 * only the rest is read again.
 */
export class GrowingBlocks {
  #text = "";
  #settled = [];
  #settledLength = 0;

  /** The blocks of the text; those that did not change are the same objects as before. */
  read(text) {
    if (!text.startsWith(this.#text)) {
      this.#settled = [];
      this.#settledLength = 0;
    }
    this.#text = text;
    const blocks = markdown.lexer(text.slice(this.#settledLength));
    const last = blocks.findLastIndex((block) => block.type !== "space");
    const settled = blocks.slice(0, Math.max(last, 0));
    this.#settledLength += settled.reduce((length, block) => length + block.raw.length, 0);
    this.#settled = [...this.#settled, ...settled];
    return [...this.#settled, ...blocks.slice(settled.length)];
  }
}

/** The blocks of a text that is whole: links may be defined after they were used. */
export const blocksOf = (text) => markdown.lexer(text);
