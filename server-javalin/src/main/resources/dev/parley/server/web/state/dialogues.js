// SPDX-License-Identifier: Apache-2.0
import { Dialogue } from "./dialogue.js";

const MOST = 20;

/** The dialogues of this page: those visited lately stay, and answers go on out of sight. */
export class Dialogues {
  #open = new Map();
  #parts;
  #made;

  constructor(parts, made) {
    this.#parts = parts;
    this.#made = made;
  }

  /** The dialogue of that id, read from the server on its first visit. */
  visit(id) {
    const dialogue = this.#open.get(id) ?? this.#make(id);
    this.#open.delete(id);
    this.#open.set(id, dialogue);
    this.#forgetOldest();
    return dialogue;
  }

  begin() {
    const dialogue = this.#make();
    this.#open.set(dialogue.id, dialogue);
    this.#forgetOldest();
    return dialogue;
  }

  stop(id) {
    this.#open.get(id)?.stop();
  }

  forget(id) {
    this.#open.delete(id);
  }

  /** Reads the one that is shown again; the others are read when they are visited. */
  renew() {
    const [shown, ...others] = [...this.#open.values()].reverse();
    others.filter((each) => each.isIdle).forEach((each) => this.forget(each.id));
    if (shown?.isStored && !shown.isAnswering) {
      shown.load();
    }
  }

  #make(id) {
    const dialogue = new Dialogue(id, this.#parts);
    this.#made(dialogue);
    if (dialogue.isStored) {
      dialogue.load();
    }
    return dialogue;
  }

  #forgetOldest() {
    const idle = [...this.#open.values()].filter((each) => each.isIdle);
    idle.slice(0, -MOST).forEach((each) => this.forget(each.id));
  }
}
