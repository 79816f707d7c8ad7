// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { View } from "./view.js";

/** A question, being put in other words. */
class MessageEditor extends View {
  static properties = { text: { attribute: false } };

  firstUpdated() {
    const field = this.querySelector("textarea");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  render() {
    return html`<form class="editor" @submit=${this.submit} @keydown=${this.key}>
      <label class="sr-only" for="edited">Your message</label>
      <textarea id="edited" rows="3" data-testid="edit-text" .value=${this.text}></textarea>
      <div class="row">
        <button type="button" class="quiet" @click=${() => this.tell("leave")}>Cancel</button>
        <button class="filled" data-testid="edit-send">Ask again</button>
      </div>
    </form>`;
  }

  key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.tell("leave");
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      this.submit(event);
    }
  }

  submit(event) {
    event.preventDefault();
    const text = this.querySelector("textarea").value.trim();
    if (text) {
      this.tell("reword", text);
    }
  }
}

customElements.define("message-editor", MessageEditor);
