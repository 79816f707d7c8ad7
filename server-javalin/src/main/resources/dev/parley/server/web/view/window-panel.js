// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { tokens, whole } from "../text/numbers.js";
import { failureNote } from "./failure-note.js";
import "./fate-strip.js";
import * as icons from "./icons.js";
import { View } from "./view.js";
import { sectionsBar, sectionsKey } from "./window-sections.js";

/** What the model sees: its window as a bar, and what became of each part of the conversation. */
class WindowPanel extends View {
  static watches = ["look"];
  static properties = { look: { attribute: false } };

  render() {
    const { look } = this;
    return html`<section
      class="window-panel"
      id="window-panel"
      data-testid="window-panel"
      aria-labelledby="window-title"
      @keydown=${this.key}
    >
      <header>
        <h2 id="window-title">What the model sees</h2>
        ${look.ofAnswer ? this.choice() : nothing}
        <button
          class="quiet icon-only small"
          data-testid="window-close"
          aria-label="Close"
          title="Close (Esc)"
          @click=${() => this.tell("toggle-window")}
        >
          ${icons.close}
        </button>
      </header>
      ${look.problem && !look.isOfAnswer ? failureNote(look.problem, () => look.renew()) : nothing}
      ${look.ledger ? this.told(look.ledger) : nothing}
    </section>`;
  }

  choice() {
    return html`<div class="switch" role="group" aria-label="Of which question">
      ${this.choose("window-now", "Next", "What would be sent now, with what is typed", false)}
      ${this.choose("window-answer", "Last answer", "What the last answer was made from", true)}
    </div>`;
  }

  choose(name, label, title, isOfAnswer) {
    return html`<button
      data-testid=${name}
      title=${title}
      aria-pressed=${this.look.isOfAnswer === isOfAnswer}
      @click=${() => this.look.show(isOfAnswer)}
    >
      ${label}
    </button>`;
  }

  told(ledger) {
    return html`<p class="window-sum" data-testid="window-sum">${filled(ledger)}</p>
      ${sectionsBar(ledger)} ${sectionsKey(ledger)} ${ledger.window ? nothing : unknown}
      ${ledger.cut_upstream ? cut(ledger.cut_upstream) : nothing}
      ${
        ledger.entries.length > 0
          ? html`<fate-strip .ledger=${ledger}></fate-strip>`
          : html`<p class="soft" data-testid="window-empty">
              Nothing has been said yet. As you talk, this shows what of the conversation the model
              is sent with each question, what has to stay behind, and why.
            </p>`
      }`;
  }

  key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.tell("toggle-window");
    }
  }
}

function filled({ used, window, exact }) {
  const about = exact ? "" : "about ";
  return window
    ? html`${about}<strong>${whole(used)}</strong> of ${tokens(window)}
        <span class="soft">· ${whole(Math.round((100 * used) / window))}% sent</span>`
    : html`${about}<strong>${whole(used)}</strong> ${used === 1 ? "token" : "tokens"}`;
}

const unknown = html`<p class="soft" data-testid="window-unknown">
  This model's window is not known, so nothing is left out, and the bar shows what is sent alone. Give
  the provider <code>context_tokens</code> in <code>parley.yaml</code> to see how much room there is.
</p>`;

const cut = ({ sent, read }) => html`<p class="window-cut" data-testid="window-cut">
  The provider read ${whole(read)} of ${tokens(sent)} and cut the rest without a word: its window is
  smaller than Parley was told. Give the provider its true <code>context_tokens</code>.
</p>`;

customElements.define("window-panel", WindowPanel);
