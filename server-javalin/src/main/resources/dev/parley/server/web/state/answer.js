// SPDX-License-Identifier: Apache-2.0

const FINISHED = { length: "The answer reached its longest allowed length." };

/** An answer as its chunks make it, and how fast they came. */
export class Answer {
  text = "";
  thought = "";
  calls = [];
  model = null;
  ledger = null;
  note = null;
  #usage = null;
  #asked = performance.now();
  #first = 0;
  #last = 0;

  add(chunk) {
    this.model = chunk.model ?? this.model;
    this.ledger = chunk.parley?.ledger ?? this.ledger;
    this.#usage = chunk.usage ?? this.#usage;
    const choice = chunk.choices?.[0];
    this.#addDelta(choice?.delta ?? {});
    this.note = FINISHED[choice?.finish_reason] ?? this.note;
  }

  #addDelta(delta) {
    this.text += delta.content ?? delta.refusal ?? "";
    this.thought += delta.reasoning_content ?? "";
    delta.tool_calls?.forEach((call) => this.#addCall(call));
    if (delta.content || delta.reasoning_content || delta.tool_calls) {
      this.#last = performance.now();
      this.#first ||= this.#last;
    }
  }

  #addCall({ index = 0, function: called = {} }) {
    const before = this.calls[index] ?? { name: "", given: "" };
    this.calls[index] = {
      name: before.name + (called.name ?? ""),
      given: before.given + (called.arguments ?? ""),
    };
  }

  /** Tokens, tokens a second and seconds until the first; null before the tokens are counted. */
  get stats() {
    const tokens = this.#usage?.completion_tokens;
    if (!this.#first || tokens === undefined) {
      return null;
    }
    const seconds = (this.#last - this.#first) / 1000;
    return {
      tokens,
      perSecond: tokens > 1 && seconds > 0 ? (tokens - 1) / seconds : null,
      firstAfter: (this.#first - this.#asked) / 1000,
    };
  }
}
