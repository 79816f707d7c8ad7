// SPDX-License-Identifier: Apache-2.0
import { answerChunks } from "../api/completions.js";
import { Answer } from "./answer.js";
import { message } from "./messages.js";

/** One question and its answer, while it is being given. */
export class Turn {
  #abort = new AbortController();
  #answer;
  #before;
  #reply;
  #show;
  /** Whether the server has the question. */
  hasBegun = false;

  /**
   * @param show called with the reply whenever it changed
   * @param before the reply so far, where it goes on
   */
  constructor(show, before = null) {
    this.#show = show;
    this.#before = before;
    this.#reply = { ...(before ?? message("assistant")), state: "streaming", refusal: null };
    this.#answer = new Answer(this.#reply);
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
      const problem = failure.name === "AbortError" ? null : failure;
      if (this.#before && !this.hasBegun) {
        this.#reply = { ...this.#before, refusal: problem };
        this.#show(this.#reply);
      } else {
        const isCut = !problem || this.#answer.parts.length > 0;
        this.#become(isCut ? "incomplete" : "failed", problem);
      }
      return problem;
    }
  }

  #become(state, problem = null) {
    const { text, parts, thought, model, note, stats, warnings, isCached, ledger } = this.#answer;
    const said = { text, parts, thought, model, note, stats, warnings, isCached, ledger };
    this.#reply = { ...this.#reply, ...said, state, problem };
    this.#show(this.#reply);
  }
}
