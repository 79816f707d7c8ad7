// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { copy } from "../text/clipboard.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

const COPIED_FOR = 1_600;

/** What can be done with a message: copy, edit, ask again. */
class MessageTools extends View {
  static properties = {
    message: { attribute: false },
    mayChange: { attribute: false },
    isCopied: { state: true },
  };

  render() {
    const isQuestion = this.message.role === "user";
    return html`<div class="tools">
      ${this.tool("copy", this.isCopied ? "Copied" : "Copy", this.isCopied ? icons.done : icons.copy, this.copyText)}
      ${
        this.mayChange && isQuestion && this.message.pictures.length === 0
          ? this.tool("edit", "Edit and ask again", icons.pencil, () => this.tell("edit"))
          : nothing
      }
      ${
        this.mayChange && !isQuestion
          ? this.tool("regenerate", "Ask again for another answer", icons.again, () =>
              this.tell("ask-again"),
            )
          : nothing
      }
    </div>`;
  }

  tool(name, label, icon, act) {
    return html`<button
      class="quiet icon-only"
      data-testid=${name}
      aria-label=${label}
      title=${label}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  async copyText() {
    this.isCopied = await copy(this.message.text);
    setTimeout(() => (this.isCopied = false), COPIED_FOR);
  }
}

customElements.define("message-tools", MessageTools);
