// SPDX-License-Identifier: Apache-2.0
import { isServersOwn } from "./own-words.js";

/**
 * An answer is made of parts: texts, and between them calls of functions. A call's `output` is null
 * until it has a result; `ok` and `ms` say how it went, as far as that is known.
 */
export const textPart = (text) => ({ type: "text", text });

export const callPart = (id, fields) => ({
  type: "call",
  id,
  name: "",
  given: "",
  output: null,
  ok: null,
  ms: null,
  ...fields,
});

/** A call with the result that was stored of it; only its words say that there was none. */
export const withOutput = (call, output) => ({
  ...call,
  output,
  ok: !isServersOwn(output),
});

/** All that was said. */
export const wordsOf = (parts) => parts.flatMap((part) => part.text ?? []).join("\n\n");

export const callsOf = (parts) => parts.filter((part) => part.type === "call");

/** Whether the model was to say more: the calls at the end have their results. */
export function isUnfinished(parts) {
  const since = parts.slice(parts.findLastIndex((part) => part.type === "text") + 1);
  return since.length > 0 && since.every((call) => call.output !== null);
}

/** Parts as they are stored, with what only those know who saw them come. */
export function withWhatWasSeen(stored, seen) {
  const known = new Map(callsOf(seen).map((call) => [call.id, call]));
  return stored.map((part) => {
    const before = part.type === "call" && known.get(part.id);
    return before ? { ...before, ...part, ok: before.ok ?? part.ok, ms: before.ms } : part;
  });
}
