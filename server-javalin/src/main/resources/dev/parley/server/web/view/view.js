// SPDX-License-Identifier: Apache-2.0
import { LitElement } from "lit";

/**
 * An element of the page. It renders into the page itself, so that labels, selections and styles
 * reach across elements, and again whenever state that it `watches` changed.
 */
export class View extends LitElement {
  /** The names of the properties that hold such state. */
  static watches = [];
  #again = () => this.requestUpdate();
  #watched = new Map();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watched.forEach((state) => state?.removeEventListener("change", this.#again));
    this.#watched.clear();
  }

  willUpdate() {
    this.#watch();
  }

  #watch() {
    for (const name of this.constructor.watches) {
      const before = this.#watched.get(name);
      if (before !== this[name]) {
        before?.removeEventListener("change", this.#again);
        this[name]?.addEventListener("change", this.#again);
        this.#watched.set(name, this[name]);
      }
    }
  }

  /** Tells those around it what its user wants. */
  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail, bubbles: true }));
  }
}
