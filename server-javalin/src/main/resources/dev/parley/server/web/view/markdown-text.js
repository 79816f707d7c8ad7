// SPDX-License-Identifier: Apache-2.0
import { GrowingBlocks, blocksOf } from "../text/blocks.js";
import { blocks } from "../text/block-view.js";
import { View } from "./view.js";

/** Markdown as it reads, also while it is still being written. */
class MarkdownText extends View {
  static properties = {
    text: { attribute: false },
    isGrowing: { attribute: false },
  };
  #growing = null;

  render() {
    if (this.isGrowing) {
      this.#growing ??= new GrowingBlocks();
      return blocks(this.#growing.read(this.text), true);
    }
    this.#growing = null;
    return blocks(blocksOf(this.text), false);
  }
}

customElements.define("markdown-text", MarkdownText);
