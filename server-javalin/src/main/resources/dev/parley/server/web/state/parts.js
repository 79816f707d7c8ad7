// SPDX-License-Identifier: Apache-2.0
import { ConversationList } from "./conversation-list.js";
import { ConversationSearch } from "./conversation-search.js";
import { Dialogues } from "./dialogues.js";
import { Models } from "./models.js";
import { ServerHealth } from "./server-health.js";
import { Toasts } from "./toasts.js";

/** What the page knows, all of it learned over the API. */
export class Parts {
  health = new ServerHealth();
  models = new Models();
  list = new ConversationList();
  search = new ConversationSearch();
  toasts = new Toasts();
  dialogues;

  /** @param made called with each dialogue that is opened */
  constructor(made) {
    this.dialogues = new Dialogues(this, made);
  }

  start() {
    this.health.addEventListener("back", () => this.#readAgain());
    this.health.start();
    this.models.load();
    this.list.readMore();
    document.addEventListener("visibilitychange", () => document.hidden || this.list.renew());
  }

  /** After the server was away, what it says counts. */
  #readAgain() {
    this.models.renew();
    this.list.renew();
    this.dialogues.renew();
  }
}
