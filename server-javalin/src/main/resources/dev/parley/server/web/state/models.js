// SPDX-License-Identifier: Apache-2.0
import { getModel, listModels } from "../api/models.js";
import { Notifying } from "./notifying.js";
import { keep, kept } from "./kept.js";

const LONGEST_WAIT = 5_000;

/** What is known of a model before it was asked for. */
export const UNKNOWN = { type: "model", context_window: null, parameters: {}, system_message: null };

/** The routes and models that can be asked. */
export class Models extends Notifying {
  ids = ["default"];
  /** Fulfilled when the list was read, or could not be soon. */
  loaded = Promise.resolve();
  #about = new Map();
  #isRead = false;

  load() {
    this.loaded = Promise.race([this.#load(), pause(LONGEST_WAIT)]);
    return this.loaded;
  }

  async #load() {
    try {
      this.ids = (await listModels()).map((model) => model.id);
      this.#isRead = true;
    } catch {
      // the usual one stays; asked again when the server is back
    }
    this.changed();
  }

  /** Asks for all of it again: a server that came back may have others. */
  renew() {
    this.#about.clear();
    return this.load();
  }

  /** The model of conversations that name none: the one chosen last, while it is there. */
  get usual() {
    const chosen = kept("model");
    return this.ids.includes(chosen) || (chosen && !this.#isRead) ? chosen : this.ids[0];
  }

  choose(id) {
    keep("model", id);
  }

  /** What is known of a model; it comes with a change where it has to be asked for. */
  about(id) {
    if (this.#isRead && !this.#about.has(id)) {
      this.#about.set(id, UNKNOWN);
      this.#ask(id);
    }
    return this.#about.get(id) ?? UNKNOWN;
  }

  async #ask(id) {
    try {
      this.#about.set(id, { ...UNKNOWN, ...(await getModel(id)).parley });
      this.changed();
    } catch {
      this.#about.delete(id); // asked again when it is next looked at
    }
  }
}

const pause = (millis) => new Promise((done) => setTimeout(done, millis));
