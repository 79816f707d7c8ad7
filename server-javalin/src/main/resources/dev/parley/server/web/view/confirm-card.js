// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { entries } from "../text/json.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

/** A call that waits for a person: what would be done, and whether it may be. */
class ConfirmCard extends View {
  static properties = {
    call: { attribute: false },
    decision: { attribute: false },
  };

  render() {
    const { name, given } = this.call;
    return html`<section
      class="confirm"
      data-testid="confirmation"
      aria-label="Approval of ${name}"
    >
      <h3>${icons.wrench} <span>May <code>${name}</code> be run?</span></h3>
      ${argumentsOf(given)}
      ${this.decision ? this.decided() : this.undecided()}
    </section>`;
  }

  undecided() {
    return html`<form @submit=${this.refuse}>
      <label class="field">
        <span>Reason, if you refuse (optional)</span>
        <input data-testid="refusal-reason" autocomplete="off" maxlength="500" />
      </label>
      <div class="row">
        <button class="outlined" data-testid="refuse">Refuse</button>
        <button
          type="button"
          class="filled"
          data-testid="approve"
          @click=${() => this.decide({ approved: true })}
        >
          Approve
        </button>
      </div>
    </form>`;
  }

  /** Nothing is sent before the others are decided. */
  decided() {
    const { approved, reason } = this.decision;
    return html`<div class="row decided">
      <p>
        ${approved ? "Approved." : `Refused${reason ? `: ${reason}` : "."}`}
        <span class="soft">It counts once all are decided.</span>
      </p>
      <button class="outlined small" data-testid="undecide" @click=${() => this.decide(null)}>
        Change
      </button>
    </div>`;
  }

  refuse(event) {
    event.preventDefault();
    const reason = this.querySelector("input").value.trim();
    this.decide(reason ? { approved: false, reason } : { approved: false });
  }

  decide(decision) {
    this.tell("decide", { call: this.call, decision });
  }
}

/** Arguments for people to read. */
function argumentsOf(given) {
  const all = given ? entries(given) : [];
  if (all?.length === 0) {
    return html`<p class="soft">It is given nothing.</p>`;
  }
  return all
    ? html`<div class="given" role="group" aria-label="Arguments" tabindex="0">
        <table>
          <tbody>
            ${all.map(
              ([name, value]) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${value}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    : html`<p class="folded-text">${given}</p>`;
}

customElements.define("confirm-card", ConfirmCard);
