// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import * as icons from "./icons.js";
import { View } from "./view.js";

/** Walks between what was said in one place of a conversation: ‹ 2/3 ›. */
class BranchWalker extends View {
  static properties = {
    message: { attribute: false },
    /** Not while something is being answered. */
    mayWalk: { attribute: false },
  };

  render() {
    const { branch, branches } = this.message;
    const place = `${branch + 1} of ${branches.length}`;
    return html`<span class="walker" role="group" aria-label="Versions" @keydown=${this.key}>
      ${this.step("earlier", "Earlier version", icons.left, -1)}
      <span data-testid="branch" aria-live="polite" aria-label="Version ${place}" role="img"
        >${branch + 1}/${branches.length}</span
      >
      ${this.step("later", "Later version", icons.right, 1)}
    </span>`;
  }

  /** A button that stays where the focus is, also at an end. */
  step(name, label, icon, by) {
    return html`<button
      class="quiet icon-only"
      data-testid=${name}
      aria-label=${label}
      title="${label} (${by < 0 ? "←" : "→"})"
      aria-disabled=${!this.canStep(by)}
      @click=${() => this.walk(by)}
    >
      ${icon}
    </button>`;
  }

  key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) {
      event.preventDefault();
      this.walk(by);
    }
  }

  canStep(by) {
    const { branch, branches } = this.message;
    return this.mayWalk && branches[branch + by] !== undefined;
  }

  walk(by) {
    if (this.canStep(by)) {
      this.tell("walk", { message: this.message, branch: this.message.branch + by });
    }
  }
}

customElements.define("branch-walker", BranchWalker);
