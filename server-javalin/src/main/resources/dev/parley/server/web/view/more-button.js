// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { View } from "./view.js";

/** Asks for more when it is pressed, and by itself when it comes into sight. */
class MoreButton extends View {
  static properties = { label: {} };
  #observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      this.tell("more");
    }
  });

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** Looks anew: what came may not have filled the place. */
  updated() {
    this.#observer.unobserve(this);
    this.#observer.observe(this);
  }

  render() {
    return html`<button class="quiet" @click=${() => this.tell("more")}>${this.label}</button>`;
  }
}

customElements.define("more-button", MoreButton);
