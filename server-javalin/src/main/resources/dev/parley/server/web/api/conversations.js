// SPDX-License-Identifier: Apache-2.0
import { address, json, request } from "./request.js";

const at = (...parts) => ["v1", "conversations", ...parts];

/** An id for a conversation that is about to start. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return "conv_" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A page of the conversations, the last used first. */
export function list(after) {
  return json(address(["api", "v1", "conversations"], { limit: 30, after }));
}

export function search(words, signal) {
  return json(address(["api", "v1", "conversations", "search"], { q: words, limit: 30 }), {
    signal,
  });
}

export function get(id) {
  return json(address(at(id)));
}

/** Replaces a conversation's metadata. */
export function describe(id, metadata) {
  return json(address(at(id)), { method: "POST", body: { metadata } });
}

/** Deletes a conversation, also while the page is closing. */
export function remove(id) {
  return deleted(at(id), { keepalive: true });
}

/** A page of items, the newest first. */
export function newestItems(id, after) {
  return json(address(at(id, "items"), { order: "desc", limit: 50, after }));
}

/** The first items of a conversation. */
export function firstItems(id) {
  return json(address(at(id, "items"), { order: "asc", limit: 20 }));
}

export function item(id, itemId) {
  return json(address(at(id, "items", itemId)));
}

export function addItems(id, items) {
  return json(address(at(id, "items")), { method: "POST", body: { items } });
}

export function removeItem(id, itemId) {
  return deleted(at(id, "items", itemId));
}

/** What is gone already is as good as deleted. */
async function deleted(parts, options) {
  try {
    await request(address(parts), { method: "DELETE", ...options });
  } catch (failure) {
    if (!failure.isNotFound) {
      throw failure;
    }
  }
}

/** Puts the newest branch in use that leads through an item. */
export function useBranch(id, item) {
  return json(address(["api", "v1", "conversations", id, "branch"]), {
    method: "POST",
    body: { item },
  });
}

/** What would be sent to the model now, with a message that is not said yet. */
export function context(id, model, message, signal) {
  return json(address(["api", "v1", "conversations", id, "context"], { model, message }), {
    signal,
  });
}
