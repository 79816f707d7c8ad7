// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { keep, kept } from "./kept.js";
import { emptyLedger } from "./ledger.js";
import { Notifying } from "./notifying.js";

const PAUSE_MILLIS = 300;

/** The look into the model's window: what it would be sent now, or was sent for the last answer. */
export class WindowLook extends Notifying {
  isOpen = kept("window") === "open";
  /** Whether the last answer's is shown. */
  isOfAnswer = false;
  problem = null;
  #dialogue = null;
  #models;
  #typed = "";
  #now = null;
  #known = null;
  #timer = 0;
  #abort = new AbortController();
  #heard = () => this.#hear();

  constructor(models) {
    super();
    this.#models = models;
    models.addEventListener("change", this.#heard);
  }

  /** Looks at another dialogue from now on. */
  follow(dialogue) {
    if (dialogue !== this.#dialogue) {
      this.#dialogue?.removeEventListener("change", this.#heard);
      this.#dialogue = dialogue;
      dialogue.addEventListener("change", this.#heard);
      this.#typed = "";
      this.#now = null;
      this.problem = null;
      this.isOfAnswer = false;
      clearTimeout(this.#timer);
      this.#abort.abort(); // it is about the dialogue before
      this.#hear();
    }
  }

  toggle() {
    this.isOpen = !this.isOpen;
    keep("window", this.isOpen ? "open" : null);
    this.#renewSoon(0);
    this.changed();
  }

  /** Shows what the last answer was made from, or what would be sent now. */
  show(isOfAnswer) {
    this.isOfAnswer = isOfAnswer;
    this.changed();
  }

  /** Something was typed that would be sent too. */
  typed(text) {
    if (text !== this.#typed) {
      this.#typed = text;
      this.#renewSoon(PAUSE_MILLIS);
    }
  }

  /** What the last answer was made from, where it was given on this page; else null. */
  get ofAnswer() {
    return this.#dialogue.messages.findLast(({ ledger }) => ledger)?.ledger ?? null;
  }

  /** What is shown; null until it is known. */
  get ledger() {
    if (this.isOfAnswer && this.ofAnswer) {
      return this.ofAnswer;
    }
    return this.isNew
      ? emptyLedger(this.#models.about(this.#dialogue.model).context_window ?? null)
      : (this.#now ?? this.#dialogue.ledger);
  }

  /** Whether nothing has been said that the server knows. */
  get isNew() {
    return !this.#dialogue.isStored;
  }

  /** Asks anew, as after a failure. */
  renew() {
    this.#renewSoon(0);
  }

  /** A turn went by, or another model was chosen. */
  #hear() {
    const { ledger } = this.#dialogue ?? {};
    if (ledger !== this.#known) {
      this.#known = ledger;
      this.#renewSoon(PAUSE_MILLIS);
    }
    this.changed();
  }

  #renewSoon(millis) {
    clearTimeout(this.#timer);
    this.#abort.abort();
    if (this.isOpen && !this.isNew) {
      this.#timer = setTimeout(() => this.#renew(), millis);
    }
  }

  async #renew() {
    const { id, model, modelsKnown } = this.#dialogue;
    const { signal } = (this.#abort = new AbortController());
    try {
      await modelsKnown;
      const { ledger } = await conversations.context(id, model, this.#typed || undefined, signal);
      this.#become(signal, ledger, null);
    } catch (failure) {
      this.#become(signal, this.#now, failure);
    }
  }

  /** What was asked before something else was typed counts no more. */
  #become(signal, ledger, problem) {
    if (!signal.aborted) {
      this.#now = ledger;
      this.problem = problem;
      this.changed();
    }
  }
}
