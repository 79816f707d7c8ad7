// SPDX-License-Identifier: Apache-2.0
import { callPart, textPart, wordsOf } from "./reply-parts.js";

const FINISHED = { length: "The answer reached its longest allowed length." };

/** An answer as its chunks make it, and how fast they came. */
export class Answer {
  parts;
  thought;
  model = null;
  ledger = null;
  note = null;
  warnings = [];
  isCached = false;
  #usage = null;
  #asked = performance.now();
  #first = 0;
  #last = 0;
  #hasWaited = false;
  #ids = new Map();

  /** One that goes on after what there is of it. */
  constructor({ parts, thought = "" }) {
    this.parts = parts;
    this.thought = thought;
  }

  get text() {
    return wordsOf(this.parts);
  }

  add({ model, usage, choices, parley = {} }) {
    this.model = model ?? this.model;
    this.#usage = usage ?? this.#usage;
    this.#addParley(parley);
    const choice = choices?.[0];
    this.#addDelta(choice?.delta ?? {});
    parley.confirmations?.forEach(({ call_id: id }) => this.#change(id, { isWaiting: true }));
    this.note = FINISHED[choice?.finish_reason] ?? this.note;
  }

  #addParley({ ledger, events = [], warnings, cached }) {
    this.ledger = ledger ?? this.ledger;
    this.warnings = warnings ?? this.warnings;
    this.isCached ||= cached === true;
    this.#hasWaited ||= events.length > 0;
    events.forEach((event) => this.#addEvent(event));
  }

  #addEvent({ type, call_id: id, name, arguments: given, ok, ms, result }) {
    const called = { name, given: typeof given === "string" ? given : JSON.stringify(given) };
    if (type === "function_started") {
      this.#change(id, { ...called, isRunning: true });
    } else if (type === "function_ended") {
      this.#change(id, { ...called, isRunning: false, ok, ms, output: result });
    }
  }

  #addDelta(delta) {
    this.#addText(delta.content ?? delta.refusal ?? "");
    this.thought += delta.reasoning_content ?? "";
    delta.tool_calls?.forEach((call) => this.#addCall(call));
    if (delta.content || delta.reasoning_content || delta.tool_calls) {
      this.#last = performance.now();
      this.#first ||= this.#last;
    }
  }

  /** What is said after a call is a part of its own. */
  #addText(text) {
    const last = this.parts.at(-1);
    if (last?.type === "text") {
      this.parts = this.parts.with(-1, textPart(last.text + text));
    } else if (text.trim()) {
      this.parts = [...this.parts, textPart(last ? text.replace(/^\n+/, "") : text)];
    }
  }

  #addCall({ index = 0, id, function: called = {} }) {
    const known = this.#ids.get(index) ?? id ?? `call ${index}`;
    this.#ids.set(index, known);
    const { name, given } = this.#find(known) ?? callPart(known);
    this.#change(known, {
      name: name + (called.name ?? ""),
      given: given + (called.arguments ?? ""),
    });
  }

  #find(id) {
    return this.parts.find((part) => part.id === id);
  }

  #change(id, fields) {
    this.parts = this.#find(id)
      ? this.parts.map((part) => (part.id === id ? { ...part, ...fields } : part))
      : [...this.parts, callPart(id, fields)];
  }

  /** Tokens, tokens a second and seconds until the first; null before the tokens are counted. */
  get stats() {
    const tokens = this.#usage?.completion_tokens;
    if (!this.#first || tokens === undefined) {
      return null;
    }
    const seconds = (this.#last - this.#first) / 1000;
    const isKnown = tokens > 1 && seconds > 0 && !this.#hasWaited; // for functions, not the model
    return {
      tokens,
      perSecond: isKnown ? (tokens - 1) / seconds : null,
      firstAfter: (this.#first - this.#asked) / 1000,
    };
  }
}
