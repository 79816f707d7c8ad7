// SPDX-License-Identifier: Apache-2.0

/** State that tells its views when it changed. */
export class Notifying extends EventTarget {
  #frame = 0;

  changed() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.dispatchEvent(new Event("change"));
  }

  /** Tells once for all changes of a frame. */
  changedThisFrame() {
    this.#frame ||= requestAnimationFrame(() => this.changed());
  }
}
