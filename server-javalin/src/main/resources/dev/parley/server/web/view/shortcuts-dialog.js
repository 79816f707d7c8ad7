// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import * as icons from "./icons.js";
import { View } from "./view.js";

const MOD = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
const SHORTCUTS = [
  ["Send the message", ["Enter"]],
  ["New line", ["Shift", "Enter"]],
  ["Edit the last question (from an empty field)", ["↑"]],
  ["Ask again for another answer", ["Alt", "R"]],
  ["Between the versions of a message", ["←", "→"]],
  ["What the model sees", ["Alt", "W"]],
  ["Stop answering, close what is open", ["Esc"]],
  ["Search conversations", [MOD, "K"]],
  ["New chat", [MOD, "Shift", "O"]],
  ["Go to the message field", ["/"]],
  ["Through the list of conversations", ["↑", "↓"]],
  ["Rename, delete a conversation of the list", ["F2", "Delete"]],
  ["Take a deletion back", [MOD, "Z"]],
  ["These shortcuts", ["?"]],
];

/** What the keyboard can do. */
class ShortcutsDialog extends View {
  open() {
    this.querySelector("dialog").showModal();
  }

  render() {
    return html`<dialog
      class="sheet"
      data-testid="shortcuts"
      aria-labelledby="shortcuts-title"
      @click=${this.clicked}
    >
      <div class="dialog-head">
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <button class="quiet icon-only" aria-label="Close" data-close>${icons.close}</button>
      </div>
      <dl>
        ${SHORTCUTS.map(
          ([what, keys]) =>
            html`<div>
              <dt>${what}</dt>
              <dd>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dd>
            </div>`,
        )}
      </dl>
    </dialog>`;
  }

  clicked({ target, currentTarget }) {
    if (target === currentTarget || target.closest("[data-close]")) {
      currentTarget.close();
    }
  }
}

customElements.define("shortcuts-dialog", ShortcutsDialog);
