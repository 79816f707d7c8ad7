// SPDX-License-Identifier: Apache-2.0
import { listFunctions } from "../api/functions.js";

/** Which functions of the server a person is asked about. They are read when that matters. */
export class Functions {
  #asking = new Set();
  #reading = null;

  /** Reads them, unless that was done; where it fails nothing is known of any. */
  load() {
    this.#reading ??= this.#load();
    return this.#reading;
  }

  /** Reads them again when they matter next: the server may have others now. */
  forget() {
    this.#reading = null;
  }

  async #load() {
    try {
      const all = await listFunctions();
      const names = all.filter(asksFirst).map((each) => each.name);
      this.#asking = new Set([...names, ...names.map(asModelsCallIt)]);
    } catch {
      this.#reading = null; // read again when it matters again
    }
  }

  /** Whether a person says yes before it runs. */
  asksFirst(name) {
    return this.#asking.has(name);
  }
}

/** Tools of other servers are `server.tool`; models are told no dots, and calls are stored as made. */
const asModelsCallIt = (name) => name.replaceAll(".", "__");

const asksFirst = ({ confirm, side_effects: changesSomething }) =>
  confirm === "ask" || (confirm === "auto" && changesSomething);
