// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { fateOf, isWithin } from "../state/ledger.js";
import { callsOf } from "../state/reply-parts.js";
import "./chat-message.js";
import * as icons from "./icons.js";
import "./more-button.js";
import { Scrolling } from "./scrolling.js";
import { skeleton } from "./skeleton.js";
import { View } from "./view.js";

const NOTHING = [];

/** The transcript of a dialogue. */
class MessageList extends View {
  static watches = ["dialogue", "look"];
  static properties = { dialogue: { attribute: false }, look: { attribute: false } };
  #scrolling = new Scrolling(this);

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("dialogue")) {
      this.#scrolling.followEnd();
    }
  }

  render() {
    const { messages, hasOlder } = this.dialogue;
    return html`<div class="scroller" role="log" aria-live="off" aria-label="Messages" tabindex="0">
        <div class="column">
          ${
            hasOlder
              ? html`<more-button
                  label="Show earlier messages"
                  @more=${this.readOlder}
                ></more-button>`
              : nothing
          }
          ${this.dialogue.phase === "loading" ? skeleton : nothing}
          ${repeat(
            messages,
            (each) => each.key,
            (each, place) => this.message(each, place),
          )}
        </div>
      </div>
      ${
        this.#scrolling.isFollowing
          ? nothing
          : html`<button
              class="jump"
              data-testid="jump"
              @click=${() => this.#scrolling.followEnd()}
            >
              ${icons.down} Newest
            </button>`
      }`;
  }

  message(each, place) {
    const { messages, isAnswering, waiting } = this.dialogue;
    const isOpen = callsOf(each.parts).some((call) => call.output === null);
    return html`<chat-message
      .message=${each}
      .isLast=${place === messages.length - 1}
      .mayChange=${!isAnswering}
      .isBusy=${isAnswering}
      .dialogue=${this.dialogue}
      .waiting=${isOpen ? waiting.filter((call) => each.parts.includes(call)) : NOTHING}
      data-fate=${this.fateOf(each) ?? nothing}
    ></chat-message>`;
  }

  /** What becomes of a message, while that is looked at. */
  fateOf(message) {
    const { isOpen, ledger } = this.look;
    return isOpen && ledger ? fateOf(ledger, message) : undefined;
  }

  async readOlder() {
    await this.#scrolling.keepPlace(() => this.dialogue.readOlder().catch(() => {}));
  }

  /** Brings a message into view and points at it. */
  async reveal(item) {
    const { dialogue } = this;
    const message = await dialogue.readBackTo(item);
    await this.updateComplete;
    if (message && dialogue === this.dialogue) {
      const found = this.querySelector(`#${CSS.escape(message.id)}`);
      this.#scrolling.show(found);
      found.classList.add("found");
    }
  }

  /** Brings the first message of a stretch into view, of those that were read. */
  point(stretch) {
    const message = this.dialogue.messages.find((each) => isWithin(stretch, each));
    if (message) {
      this.#scrolling.show(this.querySelector(`#${CSS.escape(message.id)}`));
    }
  }
}

customElements.define("message-list", MessageList);
