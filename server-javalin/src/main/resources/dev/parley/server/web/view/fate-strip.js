// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { FATES, fatesOf } from "../state/ledger.js";
import { tokens, whole } from "../text/numbers.js";
import { sized } from "./sized.js";
import { View } from "./view.js";

const HINT = "Point at a part, or walk through them by the arrow keys, to read why.";

/** A conversation, the oldest first, coloured by what became of each stretch of it. */
class FateStrip extends View {
  static properties = {
    ledger: { attribute: false },
    /** The places of the stretches that are pointed at and focused; -1 for none. */
    pointed: { state: true },
    focused: { state: true },
    /** Where the focus was last: Tab comes back to it. */
    walked: { state: true },
  };

  constructor() {
    super();
    this.pointed = this.focused = this.walked = -1;
  }

  render() {
    const { entries } = this.ledger;
    const shown = entries[this.pointed] ?? entries[this.focused];
    return html`<h3 id="fates-title">The conversation, oldest first</h3>
      <ul class="fates-key">
        ${fatesOf(this.ledger).map(
          ({ fate, count }) =>
            html`<li data-testid="fate" data-fate=${fate} title=${FATES[fate][1]}>
              <i class="fate" data-fate=${fate}></i>${FATES[fate][0]}
              <b>${whole(count)}</b>
            </li>`,
        )}
      </ul>
      <div
        class="strip"
        role="group"
        aria-labelledby="fates-title"
        data-testid="fate-strip"
        @keydown=${this.key}
        @pointerleave=${() => (this.pointed = -1)}
        @focusout=${() => (this.focused = -1)}
      >
        ${entries.map((entry, place) => this.stretch(entry, place))}
      </div>
      <p class="fate-why" data-testid="fate-why">
        ${shown ? told(shown) : html`<span class="soft">${HINT}</span>`}
      </p>`;
  }

  /** Many messages are drawn compressed: the place of a stretch grows as its logarithm. */
  stretch(entry, place) {
    const { seq, count = 1, fate } = entry;
    const stop = Math.min(this.walked < 0 ? Infinity : this.walked, this.ledger.entries.length - 1);
    return html`<button
      class="stretch fate"
      data-testid="stretch"
      data-fate=${fate}
      data-seq=${seq}
      data-count=${count}
      data-tokens=${entry.tokens}
      aria-label=${label(entry)}
      tabindex=${place === stop ? 0 : -1}
      ${sized(1 + 2.5 * Math.log10(count))}
      @pointerenter=${() => (this.pointed = place)}
      @focus=${() => (this.focused = this.walked = place)}
      @click=${() => this.tell("show-stretch", entry)}
    >
      ${count > 1 ? html`<span>${whole(count)}</span>` : nothing}
    </button>`;
  }

  key(event) {
    const last = this.ledger.entries.length - 1;
    const to = { ArrowLeft: this.focused - 1, ArrowRight: this.focused + 1, Home: 0, End: last };
    const button = this.querySelectorAll(".stretch")[to[event.key]];
    if (button) {
      event.preventDefault();
      button.focus();
    }
  }
}

const messages = ({ seq, count = 1 }) =>
  count === 1 ? `Message ${whole(seq)}` : `Messages ${whole(seq)} to ${whole(seq + count - 1)}`;

/** What stands for a message elsewhere is counted there. */
const COUNTED = new Set(["kept", "shortened", "dropped"]);
const size = ({ fate, tokens: count }) => (COUNTED.has(fate) || count ? [tokens(count)] : []);

const label = (entry) =>
  `${messages(entry)}: ${[entry.fate, ...size(entry), entry.why].join(", ")}`;

const told = (entry) =>
  html`<i class="fate" data-fate=${entry.fate}></i><b>${messages(entry)}</b>
    <span class="fate-name">${entry.fate}</span> · ${[...size(entry), entry.why].join(" · ")}`;

customElements.define("fate-strip", FateStrip);
