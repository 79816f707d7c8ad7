// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { guard } from "lit-html/directives/guard.js";
import { inlines } from "./inline-view.js";
import "../view/code-block.js";

/**
 * Blocks as templates; one that is the same as before is not looked at again. The last block of a
 * text that grows does so itself.
 */
export function blocks(tokens, isGrowing) {
  const last = isGrowing ? tokens.findLastIndex(({ type }) => type !== "space") : -1;
  return tokens.map((token, place) =>
    guard([token, place === last], () => block(token, place === last)),
  );
}

const inner = (tokens, isGrowing) => tokens.map((token) => block(token, isGrowing));

function block(token, isGrowing) {
  switch (token.type) {
    case "heading":
      return heading(token);
    case "code":
      return html`<code-block
        .code=${token.text}
        .language=${token.lang ?? ""}
        .isGrowing=${isGrowing}
      ></code-block>`;
    case "blockquote":
      return html`<blockquote>${inner(token.tokens, isGrowing)}</blockquote>`;
    case "list":
      return list(token, isGrowing);
    case "table":
      return table(token);
    case "hr":
      return html`<hr />`;
    case "mathsBlock":
      return html`<pre class="maths" tabindex="0">${token.text}</pre>`;
    case "paragraph":
      return html`<p>${inlines(token.tokens)}</p>`;
    case "text":
      return token.tokens ? inlines(token.tokens) : token.text;
    case "html":
      return html`<p>${token.text.trim()}</p>`;
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    default:
      return nothing;
  }
}

/** The page has headings of its own: those of an answer begin below them. */
function heading({ depth, tokens }) {
  const content = inlines(tokens);
  if (depth <= 2) {
    return html`<h3>${content}</h3>`;
  }
  return depth === 3 ? html`<h4>${content}</h4>` : html`<h5>${content}</h5>`;
}

function list({ ordered, start, items }, isGrowing) {
  const rows = items.map(
    ({ task, tokens }) =>
      html`<li class=${task ? "task" : nothing}>${inner(tokens, isGrowing)}</li>`,
  );
  return ordered
    ? html`<ol start=${start || 1}>
        ${rows}
      </ol>`
    : html`<ul>
        ${rows}
      </ul>`;
}

function table({ header, rows }) {
  const cell = ({ tokens, align }) => html`<td class=${align ?? nothing}>${inlines(tokens)}</td>`;
  return html`<div class="table" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead>
        <tr>
          ${header.map(
            ({ tokens, align }) =>
              html`<th scope="col" class=${align ?? nothing}>${inlines(tokens)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
