// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { isOwnPicture } from "../text/links.js";
import { callsOf } from "../state/reply-parts.js";
import { answerStats } from "./answer-stats.js";
import { failureNote, lossOf, problemNote } from "./failure-note.js";
import { foldedText } from "./function-card.js";
import "./message-editor.js";
import "./message-tools.js";
import "./reply-parts.js";
import { View } from "./view.js";

const UNANSWERED = { message: "This was not answered." };

/** One message of the transcript. */
class ChatMessage extends View {
  static properties = {
    message: { attribute: false },
    isLast: { attribute: false },
    mayChange: { attribute: false },
    dialogue: { attribute: false },
    waiting: { attribute: false },
    isBusy: { attribute: false },
    isEdited: { state: true },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    this.dataset.testid = "message";
    this.dataset.role = this.message.role;
    this.dataset.state = this.message.state;
    this.id = this.message.id ?? this.message.key;
  }

  render() {
    const { role, text } = this.message;
    switch (role) {
      case "user":
        return this.question();
      case "assistant":
        return this.answer();
      default:
        return foldedText("System message", text);
    }
  }

  question() {
    if (this.isEdited) {
      return html`<message-editor
        .text=${this.message.text}
        @leave=${this.stopEditing}
        @reword=${this.reword}
      ></message-editor>`;
    }
    const { text, pictures } = this.message;
    const unanswered = this.isLast && !this.isBusy;
    return html`<article aria-label="You">
      <header>
        <h2 class="speaker">You</h2>
        ${this.tools()}
      </header>
      <div class="said">${text}</div>
      ${pictures.map(picture)}
      ${unanswered ? failureNote(UNANSWERED, () => this.tell("retry")) : nothing}
    </article>`;
  }

  answer() {
    const { text, thought, parts, state, model } = this.message;
    const isGrowing = state === "streaming";
    return html`<article aria-label="Answer" aria-busy=${isGrowing}>
      <h2 class="speaker">Parley${model ? html` <span class="model">${model}</span>` : nothing}</h2>
      ${thought ? foldedText(text ? "Thought" : "Thinking…", thought) : nothing}
      <reply-parts
        .parts=${parts}
        .isGrowing=${isGrowing}
        .dialogue=${this.dialogue}
        .waiting=${this.waiting}
      ></reply-parts>
      ${this.note()}
      <footer>${isGrowing ? nothing : this.tools()} ${answerStats(this.message)}</footer>
    </article>`;
  }

  note() {
    const { state, problem, note, refusal } = this.message;
    if (refusal && this.isLast) {
      return problemNote(refusal);
    }
    if (state === "failed") {
      return failureNote(problem, () => this.tell("retry"));
    }
    if (state === "incomplete") {
      return this.cut(`${problem ? lossOf(problem) : "This answer"} is not complete.`);
    }
    return note ? this.cut(note) : nothing;
  }

  /** Says that an answer ends too early, and offers to go on with it. */
  cut(reason) {
    return html`<div class="note">
      <p>${reason}</p>
      ${
        this.isLast && mayGoOn(this.message) && !this.isBusy
          ? html`<button
              class="outlined small"
              data-testid="continue"
              @click=${() => this.tell("go-on")}
            >
              Continue
            </button>`
          : nothing
      }
    </div>`;
  }

  tools() {
    return html`<message-tools
      .message=${this.message}
      .mayChange=${this.mayChange}
      @edit=${() => (this.isEdited = true)}
    ></message-tools>`;
  }

  reword({ detail }) {
    this.isEdited = false;
    this.tell("rewrite", { question: this.message, text: detail });
  }

  async stopEditing() {
    this.isEdited = false;
    await this.updateComplete;
    this.querySelector("[data-testid=edit]")?.focus();
  }
}

/** There is something to go on after. */
const mayGoOn = ({ text, parts }) => text || callsOf(parts).some((call) => call.output !== null);

/** A picture that was given; one from elsewhere is not fetched. */
function picture(address) {
  return isOwnPicture(address)
    ? html`<img src=${address} alt="Picture given with the question" />`
    : html`<p class="soft">A picture at ${address}</p>`;
}

customElements.define("chat-message", ChatMessage);
