// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { copy } from "../text/clipboard.js";
import { highlighted, loadHighlighter } from "../text/highlighting.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

const COPIED_FOR = 1_600;

/** Code with its language, a way to copy it, and its words coloured once the highlighter is there. */
class CodeBlock extends View {
  static properties = {
    code: { attribute: false },
    language: { attribute: false },
    isCopied: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    loadHighlighter().then(
      () => this.requestUpdate(),
      () => {}, // code without colours is still code
    );
  }

  async copyCode() {
    this.isCopied = await copy(this.code);
    setTimeout(() => (this.isCopied = false), COPIED_FOR);
  }

  render() {
    const [language] = this.language.split(/[\s{]/);
    return html`<div class="code-head">
        <span>${language || "text"}</span>
        <button class="quiet small" @click=${this.copyCode} data-testid="copy-code">
          ${this.isCopied ? icons.done : icons.copy}
          <span aria-live="polite">${this.isCopied ? "Copied" : "Copy"}</span>
        </button>
      </div>
      <pre tabindex="0" aria-label="Code"><code>${highlighted(this.code, language)}</code></pre>`;
  }
}

customElements.define("code-block", CodeBlock);
