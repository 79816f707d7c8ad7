// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { linkTo } from "../state/address-bar.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

/** A conversation of the list: open it, rename it in its place, delete it. */
class ConversationRow extends View {
  static properties = {
    row: { attribute: false },
    isCurrent: { attribute: false },
    /** Whether the Tab key stops here; the arrow keys reach the others. */
    isReachable: { attribute: false },
    isRenamed: { state: true },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    this.dataset.testid = "conversation-row";
    this.dataset.id = this.row.id;
    this.className = this.isCurrent ? "row-line current" : "row-line";
  }

  get name() {
    return this.row.title || "Untitled";
  }

  render() {
    return this.isRenamed ? this.field() : this.link();
  }

  link() {
    const stop = this.isReachable ? 0 : -1;
    return html`<a
        href=${linkTo(this.row.id)}
        data-inside
        tabindex=${stop}
        aria-current=${this.isCurrent ? "page" : "false"}
        title=${this.name}
        @keydown=${this.key}
        >${this.name}</a
      >
      ${this.action("rename", "Rename", icons.pencil, this.rename, stop)}
      ${this.action("delete", "Delete", icons.bin, () => this.tell("delete-row", this.row), stop)}`;
  }

  action(name, label, icon, act, stop) {
    return html`<button
      class="quiet icon-only"
      data-testid=${name}
      tabindex=${stop}
      aria-label="${label} ${this.name}"
      title=${label}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  field() {
    return html`<input
      class="rename"
      data-testid="rename-input"
      aria-label="New name of the conversation"
      maxlength="200"
      .value=${this.row.title ?? ""}
      @keydown=${this.fieldKey}
      @blur=${this.save}
    />`;
  }

  key(event) {
    if (event.key === "F2") {
      this.rename();
    } else if (event.key === "Delete") {
      this.tell("delete-row", this.row);
    }
  }

  async rename() {
    this.isRenamed = true;
    await this.updateComplete;
    this.querySelector("input").select();
  }

  fieldKey(event) {
    event.stopPropagation();
    if (event.isComposing) {
      return;
    }
    if (event.key === "Enter") {
      this.save();
    } else if (event.key === "Escape") {
      this.leave();
    }
  }

  save() {
    const title = this.querySelector("input")?.value.trim();
    if (this.isRenamed && title && title !== this.row.title) {
      this.tell("rename-row", { id: this.row.id, title });
    }
    this.leave();
  }

  async leave() {
    const hadFocus = this.contains(document.activeElement);
    this.isRenamed = false;
    await this.updateComplete;
    if (hadFocus) {
      this.querySelector("a").focus();
    }
  }
}

customElements.define("conversation-row", ConversationRow);
