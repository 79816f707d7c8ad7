// SPDX-License-Identifier: Apache-2.0
import { Directive, directive } from "lit-html/directive.js";

/** Gives an element its share of a row, by the object model: the page allows no inline style. */
class Sized extends Directive {
  #share = null;

  render() {
    return undefined;
  }

  update({ element }, [share]) {
    if (share !== this.#share) {
      this.#share = share;
      element.style.flexGrow = share;
    }
  }
}

export const sized = directive(Sized);
