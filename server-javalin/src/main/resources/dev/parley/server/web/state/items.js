// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { textOf } from "./content.js";
import { message } from "./messages.js";
import { callPart, isUnfinished, textPart, withOutput, wordsOf } from "./reply-parts.js";

/** A page of items, the newest first, with whole turns: none begins in the middle of an answer. */
export async function newestTurns(id, after, isEnough = () => true) {
  let page = await conversations.newestItems(id, after);
  while (page.has_more && !(page.data.some(beginsTurn) && isEnough(page.data))) {
    const next = await conversations.newestItems(id, page.last_id);
    page = { ...next, data: [...page.data, ...next.data] };
  }
  if (!page.has_more) {
    return page;
  }
  const data = page.data.slice(0, page.data.findLastIndex(beginsTurn) + 1);
  return { data, last_id: data.at(-1).id, has_more: true };
}

export const beginsTurn = (item) => item.role === "user";

/** The messages that items show, oldest first; what an assistant said and did in a row is one. */
export function fromItems(items) {
  const all = [];
  for (const item of items) {
    if (item.type === "message" && item.role !== "assistant") {
      all.push(said(item));
    } else if (item.type in ADD) {
      if (all.at(-1)?.role !== "assistant") {
        all.push(message("assistant", { id: item.id, ids: [], ...branchesOf(item) }));
      }
      const answer = all.at(-1);
      answer.ids.push(item.id);
      if (item.status === "completed") {
        answer.doneItem = item.id;
      } else {
        answer.state = "incomplete";
      }
      ADD[item.type](answer.parts, item, all);
    }
  }
  return all.map((each) => (each.role === "assistant" ? whole(each) : each));
}

/** What else was said in the place of an item. */
const branchesOf = ({ parley }) => ({ branches: parley?.branches ?? [], branch: parley?.branch ?? 0 });

function said(item) {
  return message(item.role === "developer" ? "system" : item.role, {
    id: item.id,
    ...branchesOf(item),
    state: item.status === "completed" ? "done" : "incomplete",
    text: textOf(item.content),
    content: item.content,
    pictures: item.content.filter((part) => part.image_url).map((part) => part.image_url),
  });
}

const ADD = {
  message: (parts, { content }) => {
    const text = textOf(content);
    if (text.trim()) {
      parts.push(textPart(text));
    }
  },
  function_call: (parts, { call_id: id, name, arguments: given }) =>
    parts.push(callPart(id, { name, given })),
  custom_tool_call: (parts, { call_id: id, name, input }) =>
    parts.push(callPart(id, { name, given: input })),
  function_call_output: (parts, { call_id: id, output }, all) => {
    const isCall = (part) => part.id === id && part.output === null;
    const place = all.findLast((each) => each.parts.some(isCall))?.parts ?? parts;
    const at = place.findIndex(isCall);
    const call = withOutput(place[at] ?? callPart(id), textOf(output));
    place.splice(at < 0 ? place.length : at, 1, call);
  },
};

function whole(answer) {
  const isCut = answer.state === "incomplete" || isUnfinished(answer.parts);
  return { ...answer, text: wordsOf(answer.parts), state: isCut ? "incomplete" : "done" };
}
