// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { Notifying } from "./notifying.js";

/** The conversations of the sidebar, page by page. */
export class ConversationList extends Notifying {
  rows = [];
  hasMore = true;
  problem = null;
  isRead = false;
  #leaving = new Set();
  #reading = null;

  get shown() {
    return this.rows.filter((row) => !this.#leaving.has(row.id));
  }

  find(id) {
    return this.rows.find((row) => row.id === id);
  }

  /** Reads the page after those that are there. */
  readMore() {
    this.#reading ??= this.#read(this.rows.at(-1)?.id, (page) => {
      const known = new Set(this.rows.map((row) => row.id));
      this.rows = [...this.rows, ...page.data.filter((row) => !known.has(row.id))];
      this.hasMore = page.has_more;
    }).finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Reads the first page again; what was used meanwhile comes to the top. */
  renew() {
    return this.#read(undefined, (page) => {
      const fresh = new Set(page.data.map((row) => row.id));
      const others = page.has_more ? this.rows.filter((row) => !fresh.has(row.id)) : [];
      this.rows = [...page.data, ...others];
      this.hasMore = page.has_more && (others.length === 0 || this.hasMore);
    });
  }

  async #read(after, take) {
    try {
      take(await conversations.list(after));
      this.problem = null;
    } catch (failure) {
      this.problem = failure;
    }
    this.isRead = true;
    this.changed();
  }

  async rename(id, title) {
    const { metadata } = await conversations.get(id);
    await conversations.describe(id, { ...metadata, title });
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, title } : row));
    this.changed();
  }

  /** Takes a conversation out of sight; it is deleted by `confirm` and returns by `bringBack`. */
  hide(id) {
    this.#leaving.add(id);
    this.changed();
  }

  bringBack(id) {
    this.#leaving.delete(id);
    this.changed();
  }

  async confirm(id) {
    await conversations.remove(id);
    this.rows = this.rows.filter((row) => row.id !== id);
    this.bringBack(id);
  }
}
