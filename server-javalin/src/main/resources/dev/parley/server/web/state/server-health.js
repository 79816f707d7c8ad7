// SPDX-License-Identifier: Apache-2.0
import { readiness } from "../api/health.js";
import { Notifying } from "./notifying.js";

const CALM = 10_000;
const SOON = 1_000;
const LONGEST_WAIT = 16_000;

/**
 * Follows how the server is, and finds it again after it went away. It does not look while nobody
 * sees the page.
 */
export class ServerHealth extends Notifying {
  /** "unknown", "ready", "starting", "down", or "gone" when nobody answers. */
  status = "unknown";
  dependencies = [];
  /** When the next look at a server that is gone is due. */
  nextLook = 0;
  #failures = 0;
  #timer = 0;
  #looking = null;

  start() {
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
    addEventListener("online", () => this.look());
    this.look();
  }

  get canAnswer() {
    return this.status !== "starting" && this.status !== "gone";
  }

  /** Looks now; those who ask while a look is under way share it. */
  look() {
    this.#looking ??= this.#look().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #look() {
    clearTimeout(this.#timer);
    try {
      const health = await readiness();
      this.#failures = 0;
      this.#become(health.status, health.dependencies);
      this.#lookIn(health.status === "starting" ? SOON : CALM);
    } catch {
      const wait = Math.min(SOON * 2 ** this.#failures++, LONGEST_WAIT);
      this.nextLook = Date.now() + wait;
      this.#become("gone", []);
      this.#lookIn(wait);
    }
  }

  #lookIn(wait) {
    this.#timer = setTimeout(() => document.hidden || this.look(), wait);
  }

  #become(status, dependencies) {
    const back = status === "ready" && this.status !== "ready" && this.status !== "unknown";
    this.status = status;
    this.dependencies = dependencies;
    this.changed();
    if (back) {
      this.dispatchEvent(new Event("back"));
    }
  }
}
