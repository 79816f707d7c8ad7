// SPDX-License-Identifier: Apache-2.0
import { html, nothing, svg } from "lit";
import { tokens, whole } from "../text/numbers.js";
import { View } from "./view.js";
import { windowDetails } from "./window-details.js";

/** How full the model's window is; pressed, what fills it. */
class WindowBar extends View {
  static watches = ["dialogue", "models"];
  static properties = {
    dialogue: { attribute: false },
    models: { attribute: false },
    isOpen: { state: true },
  };

  render() {
    const ledger = this.dialogue.ledger;
    const window = ledger ? ledger.window : this.windowOfModel();
    const used = ledger?.used ?? 0;
    const text = summary(ledger, window);
    return html`<div class="window" @keydown=${this.key} @focusout=${this.left}>
      <div
        role="meter"
        class="meter"
        data-testid="window-bar"
        aria-label="Model window"
        aria-valuemin="0"
        aria-valuemax=${window ?? Math.max(used, 1)}
        aria-valuenow=${used}
        aria-valuetext=${text}
      >
        ${window ? bar(ledger, window) : nothing}
      </div>
      <button
        class="quiet small"
        data-testid="window-details-open"
        aria-expanded=${this.isOpen ? "true" : "false"}
        ?disabled=${!ledger}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${text}
      </button>
      ${this.isOpen && ledger ? windowDetails(ledger) : nothing}
    </div>`;
  }

  /** A conversation that is being read may name another model yet. */
  windowOfModel() {
    const { phase, model } = this.dialogue;
    return phase === "new" ? this.models.about(model).context_window : null;
  }

  key(event) {
    if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.isOpen = false;
    }
  }

  left(event) {
    if (!this.contains(event.relatedTarget)) {
      this.isOpen = false;
    }
  }
}

function summary(ledger, window) {
  if (!ledger) {
    return window ? `Window of ${tokens(window)}` : "Window not known";
  }
  const used = (ledger.exact ? "" : "about ") + whole(ledger.used);
  return window ? `${used} of ${tokens(window)}` : `${used} tokens, window not known`;
}

/** The sections one after the other, and the place kept for the answer at the end. */
function bar(ledger, window) {
  const share = (count) => (100 * count) / window;
  const reserved = share(ledger?.reserved_for_answer ?? 0);
  let from = 0;
  const sections = (ledger?.sections ?? []).map(({ tokens: count }, place) => {
    const part = svg`<rect class="part part-${place % 5}" x=${from} width=${share(count)} height="4" />`;
    from += share(count);
    return part;
  });
  return html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="reserved" x=${100 - reserved} width=${reserved} height="4" />`} ${sections}
  </svg>`;
}

customElements.define("window-bar", WindowBar);
