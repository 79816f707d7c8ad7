// SPDX-License-Identifier: Apache-2.0
import { Notifying } from "./notifying.js";

const TIME = 6_000;

/** Short messages that leave by themselves, some with a way to take a step back. */
export class Toasts extends Notifying {
  shown = [];
  #made = 0;

  constructor() {
    super();
    addEventListener("pagehide", () => this.endAll());
  }

  say(text) {
    this.#show({ text, leave: () => {} });
  }

  /** Offers to undo; `leave` is called when that was not wanted, also when the page closes. */
  offerUndo(text, undo, leave) {
    this.#show({ text, undo, leave });
  }

  undo(toast) {
    this.#drop(toast);
    toast.undo();
  }

  /** Holds a toast that somebody looks at. */
  hold(toast) {
    clearTimeout(toast.timer);
  }

  /** Lets its time run; one that has left while it was held stays away. */
  release(toast) {
    this.hold(toast);
    if (this.shown.includes(toast)) {
      toast.timer = setTimeout(() => this.#end(toast), TIME);
    }
  }

  /** Nothing can be undone any more. */
  endAll() {
    this.shown.forEach((toast) => this.#end(toast));
  }

  #show(fields) {
    const toast = { ...fields, key: ++this.#made };
    this.shown = [...this.shown, toast];
    this.release(toast);
    this.changed();
  }

  #end(toast) {
    this.#drop(toast);
    toast.leave();
  }

  #drop(toast) {
    this.hold(toast);
    this.shown = this.shown.filter((each) => each !== toast);
    this.changed();
  }
}
