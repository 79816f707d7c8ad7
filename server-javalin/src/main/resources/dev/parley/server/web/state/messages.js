// SPDX-License-Identifier: Apache-2.0
import { withWhatWasSeen } from "./reply-parts.js";

let made = 0;

/** The id of the last item that a message shows; null while the server has none of it. */
export const lastItemOf = ({ id, ids }) => ids?.at(-1) ?? id;

/**
 * A message as it is shown: `role` is user, assistant or system, `state` is streaming, done,
 * incomplete or failed, `content` is what was stored of it, `parts` are those of an answer.
 * A question knows the item that it is `after`, and what is sent with it (`sentBefore`).
 * `doneItem` is the last item of an answer that is whole. `branches` are the ids of all that was said in its place, itself included, where that is more than
 * one; `branch` says which it is. Its key stays the same while its id becomes known.
 */
export function message(role, fields) {
  return {
    key: "m" + ++made,
    role,
    id: null,
    text: "",
    pictures: [],
    content: null,
    parts: [],
    branches: [],
    branch: 0,
    state: "done",
    ...fields,
  };
}

/**
 * What is stored, shown under the keys it had: known messages by their id, those that were just
 * said by their order, questions by their words too. Older messages stay; so do those that the
 * server never had.
 */
export function merged(shown, stored) {
  const known = new Map(shown.filter((each) => each.id).map((each) => [each.id, each]));
  const unnamed = shown.filter((each) => !each.id);
  const renewed = stored.map((fresh) => {
    const before = known.get(fresh.id) ?? taken(unnamed, fresh);
    return before ? asStored(before, fresh) : fresh;
  });
  const first = shown.findIndex((each) => each.id && each.id === stored[0]?.id);
  const unsaid = unnamed.filter((each) => each.text || each.state !== "done");
  return [...shown.slice(0, Math.max(first, 0)), ...renewed, ...unsaid];
}

function asStored(before, fresh) {
  return {
    ...before,
    ...fresh,
    key: before.key,
    parts: withWhatWasSeen(fresh.parts, before.parts),
    state: stateOf(before, fresh),
  };
}

/** Why an answer failed is known here alone. */
function stateOf(before, fresh) {
  return before.state === "failed" ? "failed" : fresh.state;
}

function taken(unnamed, { role, text }) {
  const place = unnamed.findIndex(
    (each) => each.role === role && (role !== "user" || each.text === text),
  );
  return place < 0 ? undefined : unnamed.splice(place, 1)[0];
}
