// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import * as icons from "./icons.js";
import { View } from "./view.js";

/** Asks for the key that the server wants. */
class KeyDialog extends View {
  static watches = ["access"];
  static properties = { access: { attribute: false }, isBusy: { state: true } };

  get dialog() {
    return this.querySelector("dialog");
  }

  updated() {
    const { isAskedFor } = this.access;
    if (isAskedFor && !this.dialog.open) {
      this.dialog.showModal();
    } else if (!isAskedFor && this.dialog.open) {
      this.dialog.close();
    }
  }

  render() {
    const { problem, isThere } = this.access;
    return html`<dialog
      class="sheet"
      data-testid="key-dialog"
      aria-labelledby="key-title"
      @close=${this.closed}
    >
      <form @submit=${this.use}>
        <div class="dialog-head">
          <h2 id="key-title">API key</h2>
          <button
            type="button"
            class="quiet icon-only"
            aria-label="Close"
            @click=${() => this.dialog.close()}
          >
            ${icons.close}
          </button>
        </div>
        <p class="soft">
          This server knows you by a key. Whoever runs it makes one with
          <code>./parley keys create NAME</code>.
        </p>
        <label class="field">
          <span>Key</span>
          <input
            name="key"
            type="password"
            data-testid="key-field"
            autocomplete="off"
            required
            pattern="\\s*[!-~]+\\s*"
            title="letters, digits and signs, without spaces between them"
            placeholder="pk_…"
          />
        </label>
        <label class="choice">
          <input name="stay" type="checkbox" data-testid="key-stay" />
          Keep it in this browser; else it is forgotten with this tab
        </label>
        ${
          problem
            ? html`<p class="note failure" role="alert" data-testid="key-problem">
                ${problem.message}
              </p>`
            : nothing
        }
        <div class="row">
          <button
            type="button"
            class="quiet"
            data-testid="key-forget"
            ?hidden=${!isThere}
            @click=${() => this.access.forget()}
          >
            Forget the key
          </button>
          <button class="filled" data-testid="key-use" ?disabled=${this.isBusy}>Use this key</button>
        </div>
      </form>
    </dialog>`;
  }

  async use(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.isBusy = true;
    await this.access.use(form.get("key").trim(), form.has("stay"));
    this.isBusy = false;
  }

  /** A key does not stay in a field that nobody sees. */
  closed() {
    this.querySelector("form").reset();
    if (this.access.isAskedFor) {
      this.access.leave();
    }
  }
}

customElements.define("key-dialog", KeyDialog);
