// SPDX-License-Identifier: Apache-2.0
import { textOf } from "./content.js";

let made = 0;

const PLAIN = { id: null, text: "", pictures: [], content: null, calls: [], state: "done" };

/**
 * A message as it is shown: `role` is user, assistant, system or call, `state` is streaming, done,
 * incomplete or failed, `content` is what was stored of it. Its key stays the same while its id
 * becomes known.
 */
export function message(role, fields) {
  return { key: "m" + ++made, role, ...PLAIN, ...fields };
}

/** The messages that items show, oldest first; a call and what came of it are one. */
export function fromItems(items) {
  const calls = new Map();
  const all = [];
  for (const item of items) {
    const shown = fromItem(item);
    if (item.type === "function_call_output" && calls.has(item.call_id)) {
      calls.get(item.call_id).output = shown.output;
    } else if (shown) {
      all.push(shown);
      calls.set(item.call_id, shown);
    }
  }
  return all;
}

function fromItem(item) {
  const fields = { id: item.id, state: item.status === "completed" ? "done" : "incomplete" };
  switch (item.type) {
    case "message":
      return message(item.role === "developer" ? "system" : item.role, {
        ...fields,
        text: textOf(item.content),
        content: item.content,
        pictures: item.content.filter((part) => part.image_url).map((part) => part.image_url),
      });
    case "function_call":
      return message("call", { ...fields, name: item.name, given: item.arguments });
    case "custom_tool_call":
      return message("call", { ...fields, name: item.name, given: item.input });
    case "function_call_output":
      return message("call", { ...fields, output: textOf(item.output) });
    default:
      return null;
  }
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
    return before ? { ...before, ...fresh, key: before.key, state: stateOf(before, fresh) } : fresh;
  });
  const first = shown.findIndex((each) => each.id && each.id === stored[0]?.id);
  const unsaid = unnamed.filter((each) => each.text || each.state !== "done");
  return [...shown.slice(0, Math.max(first, 0)), ...renewed, ...unsaid];
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
