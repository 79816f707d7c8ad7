// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { highlighted, loadHighlighter } from "../text/highlighting.js";
import { Copying } from "./copying.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

/** Code with its language, a way to copy it, and its words coloured once it is whole. */
class CodeBlock extends View {
  static properties = {
    code: { attribute: false },
    language: { attribute: false },
    isGrowing: { attribute: false },
  };
  #copying = new Copying(this);

  connectedCallback() {
    super.connectedCallback();
    loadHighlighter().then(
      () => this.requestUpdate(),
      () => {}, // code without colours is still code
    );
  }

  render() {
    const [language] = this.language.split(/[\s{]/);
    const { isDone } = this.#copying;
    return html`<div class="code-head">
        <span>${language || "text"}</span>
        <button class="quiet small" @click=${() => this.#copying.copy(this.code)} data-testid="copy-code">
          ${isDone ? icons.done : icons.copy}
          <span aria-live="polite">${isDone ? "Copied" : "Copy"}</span>
        </button>
      </div>
      <pre tabindex="0" aria-label="Code"><code>${this.isGrowing ? this.code : highlighted(this.code, language)}</code></pre>`;
  }
}

customElements.define("code-block", CodeBlock);
