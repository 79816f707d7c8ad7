// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";

const LONGEST = 50_000;
let engine = null;

/** Fetches the highlighter the first time that there is code. */
export async function loadHighlighter() {
  engine ??= (await import("highlightjs")).default;
}

/** Code with its words marked by what they are; as it is while that can't be told. */
export function highlighted(code, language) {
  if (!engine?.getLanguage(language) || code.length > LONGEST) {
    return code;
  }
  return spans(engine.highlight(code, { language, ignoreIllegals: true })._emitter.root);
}

function spans(node) {
  return node.children.map((child) =>
    typeof child === "string"
      ? child
      : html`<span class=${className(child)}>${spans(child)}</span>`,
  );
}

/** The scope "title.function" has the classes "title" and "function". */
const className = ({ scope }) => (scope ? "hl-" + scope.replaceAll(".", " hl-") : "");
