// SPDX-License-Identifier: Apache-2.0
import { html, nothing, svg } from "lit";
import { partsOf } from "../state/ledger.js";
import { tokens, whole } from "../text/numbers.js";
import { View } from "./view.js";

/** How full the model's window is; pressed, the panel that tells what fills it. */
class WindowBar extends View {
  static watches = ["dialogue", "models"];
  static properties = {
    dialogue: { attribute: false },
    models: { attribute: false },
    isOpen: { attribute: false },
  };

  render() {
    const ledger = this.dialogue.ledger;
    const window = ledger ? ledger.window : this.windowOfModel();
    const used = ledger?.used ?? 0;
    const text = summary(ledger, window);
    return html`<div class="window">
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
        data-testid="window-open"
        title="What the model sees (Alt+W)"
        aria-expanded=${this.isOpen ? "true" : "false"}
        aria-controls=${this.isOpen ? "window-panel" : nothing}
        @click=${() => this.tell("toggle-window")}
      >
        ${text}
      </button>
    </div>`;
  }

  /** A conversation that is being read may name another model yet. */
  windowOfModel() {
    const { phase, model } = this.dialogue;
    return phase === "new" ? this.models.about(model).context_window : null;
  }
}

function summary(ledger, window) {
  if (!ledger) {
    return window ? `Window of ${tokens(window)}` : "Window not known";
  }
  const used = (ledger.exact ? "" : "about ") + whole(ledger.used);
  return window ? `${used} of ${tokens(window)}` : `${used} tokens, window not known`;
}

/** The parts one after the other. */
function bar(ledger, window) {
  let from = 0;
  return html`<svg viewBox="0 0 ${window} 4" preserveAspectRatio="none" aria-hidden="true">
    ${(ledger ? partsOf(ledger) : []).map(({ name, tokens: count }) => {
      const part = svg`<rect class="section" data-section=${name} x=${from} width=${count} height="4" />`;
      from += count;
      return part;
    })}
  </svg>`;
}

customElements.define("window-bar", WindowBar);
