// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import * as icons from "./icons.js";

/** A call of a function and what came of it, folded. */
export function functionCard({ name, given, output }) {
  return html`<details class="card-fold" data-testid="function-call">
    <summary>
      ${icons.wrench}
      <span>${name ? html`Called <code>${name}</code>` : "Result of a call"}</span>
    </summary>
    ${part("Arguments", given)} ${part("Result", output)}
  </details>`;
}

/** Text that is worth a look only to some, folded. */
export function foldedText(title, text) {
  return html`<details class="card-fold">
    <summary><span>${title}</span></summary>
    <p class="folded-text">${text}</p>
  </details>`;
}

function part(title, text) {
  return text
    ? html`<p class="label">${title}</p>
        <pre tabindex="0" aria-label=${title}><code>${readable(text)}</code></pre>`
    : nothing;
}

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
