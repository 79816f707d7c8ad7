// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { draft, keepDraft } from "../state/drafts.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

const HIGHEST = 280;

/** Where one writes. What is not sent is kept for each conversation. */
class ChatComposer extends View {
  static watches = ["dialogue", "health"];
  static properties = {
    dialogue: { attribute: false },
    health: { attribute: false },
    isEmpty: { state: true },
  };

  get field() {
    return this.querySelector("textarea");
  }

  /** A chat has a draft of its own as soon as something was sent. */
  get draftName() {
    const { isStored, messages, id } = this.dialogue;
    return isStored || messages.length > 0 ? id : "new";
  }

  updated(changed) {
    if (changed.has("dialogue")) {
      this.write(draft(this.draftName));
    }
  }

  /** Puts text into the field, for its writer to go on with. */
  write(text) {
    this.field.value = text;
    this.typed();
  }

  render() {
    const { isAnswering } = this.dialogue;
    return html`<form class="composer" @submit=${this.submit}>
      <textarea
        rows="1"
        data-testid="composer"
        aria-label="Message"
        placeholder=${this.placeholder()}
        enterkeyhint="send"
        @input=${this.typed}
        @keydown=${this.key}
      ></textarea>
      ${
        isAnswering
          ? html`<button
              type="button"
              class="filled round"
              data-testid="stop"
              aria-label="Stop answering"
              title="Stop (Esc)"
              @click=${() => this.dialogue.stop()}
            >
              ${icons.stop}
            </button>`
          : html`<button
              class="filled round"
              data-testid="send"
              aria-label="Send"
              title="Send (Enter)"
              ?disabled=${!this.maySend()}
            >
              ${icons.send}
            </button>`
      }
    </form>`;
  }

  placeholder() {
    const { status } = this.health;
    if (status === "starting") {
      return "The model is being made ready…";
    }
    return status === "gone" ? "Waiting for the server…" : "Write a message";
  }

  maySend() {
    return !this.isEmpty && this.health.canAnswer && !this.dialogue.isAnswering;
  }

  typed() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = Math.min(field.scrollHeight, HIGHEST) + "px";
    this.isEmpty = field.value.trim() === "";
    keepDraft(this.draftName, field.value);
    this.tell("typed", field.value.trim());
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      this.submit(event);
    }
  }

  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text && this.maySend()) {
      this.write("");
      this.tell("ask", text);
    }
  }
}

customElements.define("chat-composer", ChatComposer);
