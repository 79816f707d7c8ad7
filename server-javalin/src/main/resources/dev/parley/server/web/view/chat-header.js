// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import * as icons from "./icons.js";
import { View } from "./view.js";

/** What is being talked about, with which model, and the way to its settings. */
class ChatHeader extends View {
  static watches = ["dialogue", "models", "list"];
  static properties = {
    dialogue: { attribute: false },
    models: { attribute: false },
    list: { attribute: false },
  };

  get title() {
    const { id, title, messages, isStored } = this.dialogue;
    const first = isStored ? messages.find(({ role }) => role === "user") : undefined;
    return this.list.find(id)?.title ?? title ?? first?.text ?? "New chat";
  }

  updated() {
    const title = this.title;
    document.title = title === "New chat" ? "Parley" : `${title.slice(0, 80)} · Parley`;
  }

  render() {
    return html`<button
        class="quiet icon-only sidebar-toggle"
        data-testid="sidebar-toggle"
        aria-label="Conversations"
        title="Conversations"
        @click=${() => this.tell("toggle-sidebar")}
      >
        ${icons.menu}
      </button>
      <h1>${this.title}</h1>
      ${this.modelChoice()}
      <button
        class="quiet icon-only"
        data-testid="settings-open"
        aria-label="Settings of this conversation"
        title="Settings of this conversation"
        @click=${() => this.tell("show-settings")}
      >
        ${icons.sliders}
      </button>`;
  }

  modelChoice() {
    const { model } = this.dialogue;
    const ids = this.models.ids.includes(model) ? this.models.ids : [model, ...this.models.ids];
    return html`<select
      data-testid="model-select"
      aria-label="Model"
      @change=${(event) => this.tell("choose-model", event.target.value)}
    >
      ${ids.map((id) => html`<option value=${id} ?selected=${id === model}>${id}</option>`)}
    </select>`;
  }
}

customElements.define("chat-header", ChatHeader);
