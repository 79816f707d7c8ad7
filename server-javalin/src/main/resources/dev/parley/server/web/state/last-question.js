// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { textOf } from "./content.js";
import { newestTurns } from "./items.js";

/**
 * Takes what was asked last, and its answer, out of a stored conversation, so that it can be asked
 * anew. Returns the ids of those that can't be deleted yet: their turn is open until the next.
 *
 * @param asked the messages of the question, oldest first
 * @param kept the ids of items that stay
 */
export async function takeBack(id, asked, kept) {
  return removed(id, await itemsSince(id, asked, kept));
}

/**
 * The items of the last turn that broke off, newest first. What functions did in it is none of
 * them: that was done, and stays.
 */
export async function brokenItems(id, asked, kept) {
  return (await itemsSince(id, asked, kept)).filter((item) => item.status !== "completed");
}

/** Deletes items; returns the ids of those that can't be deleted yet. */
export async function removed(id, items) {
  const ids = new Set(items.map((item) => item.id));
  const isPart = (item) => ids.has(item.id.replace(/_\d+$/, "")); // goes with the first
  const left = [];
  for (const item of items.filter((each) => !isPart(each))) {
    try {
      await conversations.removeItem(id, item.id);
    } catch (failure) {
      if (failure.code !== "conversation_busy") {
        throw failure;
      }
      left.push(item.id);
    }
  }
  return left;
}

/** Deletes what a new turn has closed. */
export async function clearAway(id, items) {
  for (const item of items) {
    await conversations.removeItem(id, item);
  }
}

/** The stored items of a question and its answer, newest first; none that the server never had. */
async function itemsSince(id, asked, kept) {
  const items = await newestItems(id);
  const question = items.findIndex((item) => item.role === "user");
  const same = asked
    .toReversed()
    .findIndex((message, place) => !isSame(items[question + place], message, kept));
  const found = same < 0 ? asked.length : same;
  const since = question < 0 || found === 0 ? [] : items.slice(0, question + found);
  return since.filter((item) => item.role !== "system" && item.role !== "developer");
}

async function newestItems(id) {
  try {
    return (await newestTurns(id)).data;
  } catch (failure) {
    if (failure.isNotFound) {
      return []; // it never began
    }
    throw failure;
  }
}

function isSame(item, message, kept) {
  return message.id
    ? item?.id === message.id
    : item?.role === message.role && textOf(item.content) === message.text && !kept.has(item.id);
}
