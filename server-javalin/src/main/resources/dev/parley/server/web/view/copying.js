// SPDX-License-Identifier: Apache-2.0
import { copy } from "../text/clipboard.js";

const SAID_FOR = 1_600;

/** Copies text for an element, and has it say so for a while. */
export class Copying {
  isDone = false;
  #host;
  #timer = 0;

  constructor(host) {
    this.#host = host;
  }

  async copy(text) {
    this.#become(await copy(text));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#become(false), SAID_FOR);
  }

  #become(isDone) {
    this.isDone = isDone;
    this.#host.requestUpdate();
  }
}
