// SPDX-License-Identifier: Apache-2.0
import { search } from "../api/conversations.js";
import { Notifying } from "./notifying.js";

const PAUSE = 180;

/** What is found for the words that are being typed; answers to older words are not heard. */
export class ConversationSearch extends Notifying {
  words = "";
  /** Null while the first answer is awaited. */
  results = null;
  problem = null;
  #timer = 0;
  #abort = new AbortController();

  get isOn() {
    return this.words.trim() !== "";
  }

  type(words) {
    this.words = words;
    clearTimeout(this.#timer);
    this.#abort.abort();
    if (this.isOn) {
      this.#timer = setTimeout(() => this.#ask(), PAUSE);
    } else {
      this.results = null;
      this.problem = null;
    }
    this.changed();
  }

  async #ask() {
    this.#abort = new AbortController();
    try {
      this.results = (await search(this.words.trim(), this.#abort.signal)).data;
      this.problem = null;
    } catch (failure) {
      if (failure.name === "AbortError") {
        return;
      }
      this.results = [];
      this.problem = failure;
    }
    this.changed();
  }
}
