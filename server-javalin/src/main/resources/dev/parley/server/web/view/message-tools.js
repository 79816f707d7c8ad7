// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { isPlain } from "../state/content.js";
import "./branch-walker.js";
import { Copying } from "./copying.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

/** What can be done with a message: copy, edit, ask again. */
class MessageTools extends View {
  static properties = {
    message: { attribute: false },
    mayChange: { attribute: false },
  };
  #copying = new Copying(this);

  render() {
    const { isDone } = this.#copying;
    const isQuestion = this.message.role === "user";
    return html`${
        this.message.branches.length > 1
          ? html`<branch-walker
              .message=${this.message}
              .mayWalk=${this.mayChange}
            ></branch-walker>`
          : nothing
      }
      <div class="tools">
      ${
        this.message.text
          ? this.tool("copy", isDone ? "Copied" : "Copy", isDone ? icons.done : icons.copy, () =>
              this.#copying.copy(this.message.text),
            )
          : nothing
      }
      ${
        this.mayChange && isQuestion && isPlain(this.message)
          ? this.tool("edit", "Edit and ask again", icons.pencil, () => this.tell("edit"))
          : nothing
      }
      ${
        this.mayChange && !isQuestion
          ? this.tool("regenerate", "Ask again for another answer", icons.again, () =>
              this.tell("ask-again", this.message),
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
}

customElements.define("message-tools", MessageTools);
