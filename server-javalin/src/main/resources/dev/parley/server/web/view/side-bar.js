// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import "./conversation-list.js";
import * as icons from "./icons.js";
import "./search-results.js";
import "./theme-toggle.js";
import { View } from "./view.js";

/** Where one goes from conversation to conversation. */
class SideBar extends View {
  static watches = ["search", "access"];
  static properties = {
    list: { attribute: false },
    search: { attribute: false },
    access: { attribute: false },
    current: { attribute: false },
  };

  render() {
    return html`<div class="side-head">
        <a class="brand" href="/" data-inside
          ><img src="/favicon.svg" alt="" width="26" height="26" />Parley</a
        >
        <button
          class="quiet icon-only narrow-only"
          aria-label="Close the sidebar"
          @click=${() => this.tell("close-sidebar")}
        >
          ${icons.close}
        </button>
      </div>
      <button
        class="outlined new-chat"
        data-testid="new-chat"
        @click=${() => this.tell("new-chat")}
      >
        ${icons.plus} New chat
      </button>
      <input
        type="search"
        class="search"
        data-testid="search"
        placeholder="Search"
        aria-label="Search conversations"
        autocomplete="off"
        .value=${this.search.words}
        @input=${(event) => this.search.type(event.target.value)}
        @keydown=${this.key}
      />
      <nav class="side-list" aria-label="Conversations">
        ${
          this.search.isOn
            ? html`<search-results .search=${this.search}></search-results>`
            : html`<conversation-list
                .list=${this.list}
                .current=${this.current}
              ></conversation-list>`
        }
      </nav>
      <div class="side-foot">
        <theme-toggle></theme-toggle>
        <button
          class="quiet small"
          @click=${() => this.tell("show-shortcuts")}
          aria-keyshortcuts="?"
        >
          Shortcuts
        </button>
        <button
          class="quiet small"
          data-testid="key-open"
          ?hidden=${!this.access.isThere}
          @click=${() => this.access.ask()}
        >
          Key
        </button>
        <a class="quiet small" href="/connect">API</a>
      </div>`;
  }

  focusSearch() {
    const field = this.querySelector(".search");
    field.focus();
    field.select();
  }

  key(event) {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      this.querySelector(".side-list a")?.focus();
    } else if (event.key === "Enter") {
      this.querySelector(".result")?.click();
    } else if (event.key === "Escape" && this.search.isOn) {
      event.stopPropagation();
      this.search.type("");
    }
  }
}

customElements.define("side-bar", SideBar);
