// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { speed } from "../text/numbers.js";

/** How an answer came about: how fast, whether from the cache, and what was left out for it. */
export function answerStats({ stats, isCached, warnings = [] }) {
  return html`${stats ? html`<span class="stats" data-testid="answer-stats">${speed(stats)}</span>` : nothing}
    ${isCached ? html`<span class="stats" data-testid="cached">from the cache</span>` : nothing}
    ${warnings.map(
      ({ message }) => html`<p class="stats left-out" data-testid="warning">${message}</p>`,
    )}`;
}
