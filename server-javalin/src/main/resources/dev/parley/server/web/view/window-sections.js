// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { partsOf } from "../state/ledger.js";
import { tokens, whole } from "../text/numbers.js";
import { sized } from "./sized.js";

/** The window as a bar, to scale. */
export function sectionsBar(ledger) {
  const parts = partsOf(ledger);
  const all = parts.map(({ label, tokens: count }) => `${label}: ${tokens(count)}`).join(", ");
  return html`<div
    class="sections"
    role="img"
    aria-label=${all || "Nothing is sent yet"}
    data-testid="sections"
  >
    ${parts.map(
      ({ name, label, tokens: count }) =>
        html`<div class="section" data-section=${name} title="${label}: ${tokens(count)}" ${sized(count)}>
          <span>${label}</span>
        </div>`,
    )}
  </div>`;
}

/** What the parts of the bar are, and what each costs. */
export function sectionsKey(ledger) {
  return html`<dl class="sections-key">
    ${partsOf(ledger).map(
      ({ name, label, tokens: count }) =>
        html`<div data-testid="section" data-section=${name}>
          <dt><i class="section" data-section=${name}></i>${label}</dt>
          <dd>${whole(count)}</dd>
        </div>`,
    )}
  </dl>`;
}
