// SPDX-License-Identifier: Apache-2.0
import { listFunctions } from "../api/functions.js";

/** Which functions of the server a person is asked about. They are read once that matters. */
export class Functions {
  #asking = new Set();
  #reading = null;

  /** Reads them, unless that was done; where it fails nothing is known of any. */
  load() {
    this.#reading ??= this.#load();
    return this.#reading;
  }

  async #load() {
    try {
      const all = await listFunctions();
      this.#asking = new Set(all.filter(asksFirst).map((each) => each.name));
    } catch {
      this.#reading = null; // read again when it matters again
    }
  }

  /** Whether a person says yes before it runs. */
  asksFirst(name) {
    return this.#asking.has(name);
  }
}

const asksFirst = ({ confirm, side_effects: changesSomething }) =>
  confirm === "ask" || (confirm === "auto" && changesSomething);
