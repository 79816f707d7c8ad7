// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { View } from "./view.js";

const TICK = 1_000;

/** Says why no answer can be had now, how far things are, and what to do. */
class StatusBanner extends View {
  static watches = ["health"];
  static properties = { health: { attribute: false } };
  #timer = 0;

  updated() {
    clearTimeout(this.#timer);
    if (this.health.status === "gone") {
      this.#timer = setTimeout(() => this.requestUpdate(), TICK);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    switch (this.health.status) {
      case "gone":
        return this.gone();
      case "starting":
        return this.list("Getting ready", this.waitedFor("starting"));
      case "down":
        return this.list("No model can be asked", this.waitedFor("down"));
      default:
        return nothing;
    }
  }

  gone() {
    const seconds = Math.max(0, Math.ceil((this.health.nextLook - Date.now()) / 1000));
    return html`<div class="banner down" data-testid="banner">
      <p role="status">
        <strong>The server does not answer.</strong> It may be restarting; if it was stopped, start
        it with <code>./parley serve</code>. Nothing that was said is lost.
      </p>
      <button class="outlined small" data-testid="reconnect" @click=${() => this.health.look()}>
        Try now${seconds ? html` <span aria-hidden="true">(${seconds})</span>` : nothing}
      </button>
    </div>`;
  }

  waitedFor(status) {
    return this.health.dependencies.filter(
      (each) => each.kind !== "mcp" && each.status === status,
    );
  }

  list(title, dependencies) {
    return html`<div class="banner ${this.health.status}" data-testid="banner">
      <p role="status"><strong>${title}</strong></p>
      <ul>
        ${dependencies.map(
          ({ name, message, progress }) =>
            html`<li>
              <b>${name}</b> ${message}
              ${this.health.status === "starting" ? bar(name, progress) : nothing}
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

const bar = (name, progress) =>
  html`<progress
    aria-label="${name} is made ready"
    max="1"
    value=${progress ?? nothing}
  ></progress>`;

customElements.define("status-banner", StatusBanner);
