// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { View } from "./view.js";

/** Short messages at the foot of the page. */
class ToastList extends View {
  static watches = ["toasts"];
  static properties = { toasts: { attribute: false } };

  render() {
    return html`<div class="toasts" role="status">
      ${repeat(
        this.toasts.shown,
        (toast) => toast.key,
        (toast) => this.toast(toast),
      )}
    </div>`;
  }

  toast(toast) {
    const hold = () => this.toasts.hold(toast);
    const release = () => this.toasts.release(toast);
    return html`<div
      class="toast"
      data-testid="toast"
      @mouseenter=${hold}
      @mouseleave=${release}
      @focusin=${hold}
      @focusout=${release}
    >
      <span>${toast.text}</span>
      ${
        toast.undo
          ? html`<button class="small" data-testid="undo" @click=${() => this.toasts.undo(toast)}>
              Undo
            </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define("toast-list", ToastList);
