// SPDX-License-Identifier: Apache-2.0
import { answerChunks } from "../api/completions.js";
import { Answer } from "./answer.js";
import { message } from "./messages.js";

/** One question and its answer, while it is being given. */
export class Turn {
  #abort = new AbortController();
  #answer = new Answer();
  #reply = message("assistant", { state: "streaming" });
  #show;
  /** Whether the server has the question. */
  hasBegun = false;

  /** @param show called with the reply whenever it changed */
  constructor(show) {
    this.#show = show;
  }

  get reply() {
    return this.#reply;
  }

  get ledger() {
    return this.#answer.ledger;
  }

  stop() {
    this.#abort.abort();
  }

  /**
   * Asks what `prepare` gives and follows the answer to its end. Returns what went wrong, or null.
   *
   * @param began called with each chunk, before it is shown
   */
  async run(prepare, began) {
    try {
      for await (const chunk of answerChunks(await prepare(), this.#abort.signal)) {
        this.hasBegun = true;
        began();
        this.#answer.add(chunk);
        this.#become("streaming");
      }
      this.#become("done");
      return null;
    } catch (failure) {
      const stopped = failure.name === "AbortError";
      const cut = stopped || this.#answer.text !== "";
      this.#become(cut ? "incomplete" : "failed", stopped ? null : failure);
      return stopped ? null : failure;
    }
  }

  #become(state, problem = null) {
    const { text, thought, calls, model, note, stats } = this.#answer;
    this.#reply = { ...this.#reply, text, thought, calls, model, note, stats, state, problem };
    this.#show(this.#reply);
  }
}
