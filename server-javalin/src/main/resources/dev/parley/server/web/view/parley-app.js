// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { followLinks, goTo, linkTo, place } from "../state/address-bar.js";
import { Parts } from "../state/parts.js";
import { WindowLook } from "../state/window-look.js";
import { announcement } from "./announcement.js";
import "./chat-header.js";
import { foot } from "./foot.js";
import { listenToKeys } from "./keyboard.js";
import { overlays } from "./overlays.js";
import "./side-bar.js";
import "./status-banner.js";
import { transcript } from "./transcript.js";
import { View } from "./view.js";
import { followVisibleHeight } from "./visible-height.js";
import { wishes } from "./wishes.js";

const narrow = matchMedia("(max-width: 760px)");
const hasTouch = matchMedia("(pointer: coarse)"); // where focus brings up a keyboard

/** The page: conversations at the side, one of them in the middle. */
class ParleyApp extends View {
  static watches = ["dialogue", "look"];
  static properties = {
    dialogue: { state: true },
    isSidebarOpen: { state: true },
    said: { state: true },
  };
  parts = new Parts((dialogue) => this.follow(dialogue));
  look = new WindowLook(this.parts.models);

  connectedCallback() {
    this.replaceChildren(); // the still picture that stood here for the first paint
    super.connectedCallback();
    this.isSidebarOpen = !narrow.matches;
    narrow.addEventListener("change", () => (this.isSidebarOpen = !narrow.matches));
    Object.entries(wishes).forEach(([name, grant]) =>
      this.addEventListener(name, ({ detail }) => grant(this, detail)),
    );
    followLinks(() => this.arrive());
    followVisibleHeight();
    listenToKeys(this);
    this.parts.start();
    this.arrive();
  }

  /** Shows what the address names. */
  async arrive() {
    const { id, item } = place();
    if (!id || id !== this.dialogue?.id) {
      this.dialogue = id ? this.parts.dialogues.visit(id) : this.parts.dialogues.begin();
    }
    this.isSidebarOpen &&= !narrow.matches;
    if (item) {
      await this.reveal(this.dialogue, item);
    } else if (!hasTouch.matches) {
      await this.updateComplete;
      this.focusComposer();
    }
  }

  /** Points at an item, unless something else is shown by then. */
  async reveal(dialogue, item) {
    await dialogue.loaded;
    await this.updateComplete;
    if (dialogue === this.dialogue) {
      await this.querySelector("message-list")?.reveal(item);
    }
  }

  goTo(path) {
    goTo(path, () => this.arrive());
  }

  newChat() {
    this.goTo("/");
    this.updateComplete.then(() => this.focusComposer());
  }

  /** Keeps address, list and listeners up to date with a dialogue. */
  follow(dialogue) {
    dialogue.addEventListener("stored", () => {
      if (dialogue === this.dialogue && !place().id) {
        history.replaceState(null, "", linkTo(dialogue.id));
      }
      this.parts.list.renew();
    });
    dialogue.addEventListener("asked", () => (this.said = ""));
    dialogue.addEventListener("answered", ({ detail }) => {
      this.said = announcement(dialogue.waiting, detail);
    });
    dialogue.addEventListener("waits", () => (this.said = announcement(dialogue.waiting)));
  }

  focusComposer() {
    this.querySelector("[data-testid=composer]").focus();
  }

  async toggleSidebar() {
    this.isSidebarOpen = !this.isSidebarOpen;
    await this.updateComplete;
    if (this.isSidebarOpen && narrow.matches) {
      this.querySelector("[data-testid=new-chat]").focus();
    }
  }

  async closeSidebar() {
    this.isSidebarOpen = false;
    await this.updateComplete;
    this.querySelector("[data-testid=sidebar-toggle]").focus();
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.look.follow(this.dialogue);
  }

  render() {
    const { access, list, search, models, health } = this.parts;
    const { dialogue } = this;
    const isOverlaid = this.isSidebarOpen && narrow.matches;
    return html`<side-bar
        class="side-bar"
        role="complementary"
        aria-label="Sidebar"
        ?inert=${!this.isSidebarOpen}
        .list=${list}
        .search=${search}
        .access=${access}
        .current=${dialogue.id}
      ></side-bar>
      <div class="backdrop" ?hidden=${!isOverlaid} @click=${this.closeSidebar}></div>
      <main ?inert=${isOverlaid}>
        <chat-header
          class="chat-header"
          .dialogue=${dialogue}
          .models=${models}
          .list=${list}
        ></chat-header>
        <status-banner .health=${health}></status-banner>
        ${transcript(this)}
        ${foot(this)}
      </main>
      ${overlays(this)}
      <div class="sr-only" aria-live="polite" data-testid="live">${this.said}</div>`;
  }
}

customElements.define("parley-app", ParleyApp);
