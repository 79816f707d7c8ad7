// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { whole } from "../text/numbers.js";

const FATES = {
  shortened: "shortened",
  summarized: "told in the summary",
  recalled: "recalled because they fit the question",
  dropped: "left out",
};

/** What fills the window, and what became of what was said before. */
export function windowDetails({ sections, window, used, reserved_for_answer: reserved, entries }) {
  return html`<div
    class="window-details"
    data-testid="window-details"
    role="group"
    aria-label="What fills the window"
  >
    <table>
      <tbody>
        ${sections.map(
          ({ name, tokens }, place) =>
            html`<tr>
              <th scope="row"><i class="part part-${place % 5}"></i>${readable(name)}</th>
              <td>${whole(tokens)}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row"><i class="reserved"></i>Kept for the answer</th>
          <td>${whole(reserved)}</td>
        </tr>
        ${
          window
            ? html`<tr>
                <th scope="row"><i></i>Free</th>
                <td>${whole(Math.max(0, window - used - reserved))}</td>
              </tr>`
            : nothing
        }
      </tbody>
    </table>
    ${fates(entries).map((line) => html`<p class="soft">${line}</p>`)}
  </div>`;
}

function fates(entries) {
  const counts = new Map();
  for (const { fate, count } of entries) {
    counts.set(fate, (counts.get(fate) ?? 0) + count);
  }
  return Object.entries(FATES)
    .filter(([fate]) => counts.has(fate))
    .map(([fate, words]) => `Earlier messages ${words}: ${whole(counts.get(fate))}`);
}

const readable = (name) => name[0].toUpperCase() + name.slice(1).replaceAll("_", " ");
