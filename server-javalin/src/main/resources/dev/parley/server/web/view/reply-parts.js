// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import "./confirm-card.js";
import { functionCard, stateOfCall } from "./function-card.js";
import "./markdown-text.js";
import { View } from "./view.js";

/** What an answer is made of: texts, and calls of functions between them. */
class ReplyParts extends View {
  static properties = {
    parts: { attribute: false },
    isGrowing: { attribute: false },
    dialogue: { attribute: false },
    waiting: { attribute: false },
  };

  render() {
    const { parts, isGrowing } = this;
    return html`${parts.map((part) => (part.type === "text" ? this.text(part) : this.call(part)))}
    ${isGrowing && isThinking(parts.at(-1)) ? html`<p class="waiting">Thinking<span></span></p>` : nothing}`;
  }

  text(part) {
    return html`<markdown-text
      .text=${part.text}
      .isGrowing=${this.isGrowing && part === this.parts.at(-1)}
    ></markdown-text>`;
  }

  call(part) {
    const { dialogue, isGrowing, waiting } = this;
    return waiting.includes(part)
      ? html`<confirm-card
          data-call=${part.id}
          .call=${part}
          .decision=${dialogue.decisionOn(part)}
          @decide=${this.decided}
        ></confirm-card>`
      : functionCard(part, stateOfCall(part, isGrowing, dialogue.asksFirst(part)));
  }

  /** Whoever decided goes on from what became of it. */
  decided({ detail }) {
    const place = `[data-call="${CSS.escape(detail.call.id)}"]`;
    requestAnimationFrame(() => this.querySelector(`${place} :is(summary, button)`)?.focus());
  }
}

/** Whether the next word is the model's, and has not come. */
const isThinking = (last) => last?.type !== "text" && !last?.isRunning;

customElements.define("reply-parts", ReplyParts);
