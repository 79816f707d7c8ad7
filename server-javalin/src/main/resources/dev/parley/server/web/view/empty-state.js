// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";

const STARTERS = [
  ["Explain", "How does a rainbow come about? Tell me in three sentences."],
  ["Write", "A short, friendly note that declines an invitation to dinner."],
  ["Plan", "A rainy Saturday with two children, hour by hour."],
];

/** A chat that has not begun, with ways to begin. */
export function emptyState(ask) {
  return html`<div class="empty" data-testid="empty-state">
    <h2>What shall we talk about?</h2>
    <p class="soft">What is said here stays in this server's store, and you can come back to it.</p>
    <ul>
      ${STARTERS.map(
        ([verb, question]) =>
          html`<li>
            <button class="starter" data-testid="starter" @click=${() => ask(question)}>
              <b>${verb}</b> <span>${question}</span>
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
