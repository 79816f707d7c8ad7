// SPDX-License-Identifier: Apache-2.0
import { listModels } from "../api/models.js";
import { access } from "../api/request.js";
import { keep, kept } from "./kept.js";
import { Notifying } from "./notifying.js";

const NAME = "key";
const session = () => sessionStorage;

/**
 * The key that the server knows this page by: kept for the tab, or in the browser for those who
 * want that. It is asked for when the server wants one.
 */
export class AccessKey extends Notifying {
  isAskedFor = false;
  /** Why the key that was given is of no use. */
  problem = null;

  constructor() {
    super();
    access.key = kept(NAME, session) ?? kept(NAME);
    access.refused = (failure) => this.#refused(failure);
  }

  get isThere() {
    return access.key !== null;
  }

  #refused(failure) {
    this.problem = this.isThere ? failure : null;
    this.ask();
  }

  ask() {
    this.isAskedFor = true;
    this.changed();
  }

  /** Nobody answered. */
  leave() {
    this.isAskedFor = false;
    this.problem = null;
    this.changed();
  }

  /** Tries a key, and keeps it when the server lets it in; that is told as "given". */
  async use(key, isToStay) {
    const before = access.key;
    this.#change(key);
    try {
      await listModels();
    } catch (failure) {
      access.key = before;
      this.problem = failure;
      this.changed();
      return;
    }
    this.#keep(isToStay ? null : key, isToStay ? key : null);
    this.leave();
    this.dispatchEvent(new CustomEvent("given", { detail: { before, key } }));
  }

  forget() {
    const before = access.key;
    this.#change(null);
    this.#keep(null, null);
    this.leave();
    this.dispatchEvent(new CustomEvent("given", { detail: { before, key: null } }));
  }

  /** Whatever the key before is still needed for is asked with that, at "changing". */
  #change(key) {
    if (this.isThere) {
      this.dispatchEvent(new Event("changing"));
    }
    access.key = key;
  }

  #keep(forTheTab, forGood) {
    keep(NAME, forTheTab, session);
    keep(NAME, forGood);
  }
}
