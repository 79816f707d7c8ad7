// SPDX-License-Identifier: Apache-2.0
import { AccessKey } from "./access-key.js";
import { ConversationList } from "./conversation-list.js";
import { ConversationSearch } from "./conversation-search.js";
import { Dialogues } from "./dialogues.js";
import { Functions } from "./functions.js";
import { Models } from "./models.js";
import { ServerHealth } from "./server-health.js";
import { Toasts } from "./toasts.js";

/** What the page knows, all of it learned over the API. */
export class Parts {
  access = new AccessKey();
  health = new ServerHealth();
  models = new Models();
  functions = new Functions();
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
    this.access.addEventListener("changing", () => this.toasts.endAll());
    this.access.addEventListener("given", ({ detail }) => this.#becomeAnother(detail));
    this.health.start();
    this.models.load();
    this.list.readMore();
    document.addEventListener("visibilitychange", () => document.hidden || this.list.renew());
  }

  /** Whoever held another key may see nothing more on this page; one who had none goes on. */
  #becomeAnother({ before, key }) {
    if (before === null) {
      this.#readAgain();
    } else if (before !== key) {
      location.assign("/");
    }
  }

  /** After the server was away, what it says counts. */
  #readAgain() {
    this.models.renew();
    this.functions.forget();
    this.list.renew();
    this.dialogues.renew();
  }
}
