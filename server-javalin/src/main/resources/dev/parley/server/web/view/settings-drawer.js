// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { whole } from "../text/numbers.js";
import { UNKNOWN } from "../state/models.js";
import * as icons from "./icons.js";
import { parameterField } from "./parameter-field.js";
import { PARAMETERS, filledIn, written } from "./parameters.js";
import { View } from "./view.js";

/** System message and parameters of one conversation. */
class SettingsDrawer extends View {
  static watches = ["dialogue", "models"];
  static properties = {
    models: { attribute: false },
    dialogue: { attribute: false },
    problem: { state: true },
    isBusy: { state: true },
    isOpen: { state: true },
  };

  get dialog() {
    return this.querySelector("dialog");
  }

  async open() {
    this.problem = null;
    this.isOpen = true;
    this.dialog.showModal();
    const { choices, isStored, id } = this.dialogue;
    if (isStored) {
      choices.systemMessage = null; // others may have changed it
      await this.attempt(() => choices.findSystemMessage(id));
    }
    await this.updateComplete;
    this.fill();
  }

  /** A conversation that is about to be stored, or not read yet, can't be changed. */
  get mayChange() {
    const { choices, isStored, isAnswering } = this.dialogue;
    return !this.isBusy && (isStored ? choices.systemMessage !== null : !isAnswering);
  }

  fill() {
    const { parameters, systemMessage } = this.dialogue.choices;
    const fields = this.querySelector("form").elements;
    fields.system.value = systemMessage ?? "";
    PARAMETERS.forEach(({ name }) => (fields[name].value = written(parameters[name])));
  }

  render() {
    const about = this.isOpen ? this.models.about(this.dialogue.model) : UNKNOWN;
    return html`<dialog
      class="drawer"
      data-testid="settings"
      aria-labelledby="settings-title"
      @click=${({ target }) => target === this.dialog && this.close()}
      @close=${() => (this.isOpen = false)}
    >
      <form @submit=${this.save}>
        <div class="dialog-head">
          <h2 id="settings-title">This conversation</h2>
          <button
            type="button"
            class="quiet icon-only"
            data-testid="settings-close"
            aria-label="Close"
            @click=${this.close}
          >
            ${icons.close}
          </button>
        </div>
        <p class="soft">
          ${this.dialogue.model}${
            about.context_window ? ` · window of ${whole(about.context_window)} tokens` : nothing
          }
        </p>
        <label class="field">
          <span>System message</span>
          <textarea
            name="system"
            rows="5"
            data-testid="system-message"
            placeholder=${about.system_message ?? "None"}
            ?disabled=${!this.mayChange}
          ></textarea>
          <small>What the model keeps to, whatever is said.</small>
        </label>
        ${PARAMETERS.map((each) => parameterField(each, about.parameters[each.name]))}
        ${this.problem ? html`<p class="note failure" role="alert">${this.problem.message}</p>` : nothing}
        <div class="row">
          <button type="button" class="quiet" @click=${() => this.querySelector("form").reset()}>
            Clear all
          </button>
          <button class="filled" data-testid="settings-save" ?disabled=${!this.mayChange}>Save</button>
        </div>
      </form>
    </dialog>`;
  }

  close() {
    this.dialog.close();
  }

  async save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const { choices } = this.dialogue;
    const isSaved = await this.attempt(async () => {
      await this.saveSystemMessage(form.get("system").trim());
      choices.parameters = filledIn(form);
      if (this.dialogue.isStored) {
        await choices.save(this.dialogue.id);
        this.dialogue.measure();
      }
    });
    if (isSaved) {
      this.close();
    }
  }

  async saveSystemMessage(text) {
    const { choices, isStored, id } = this.dialogue;
    if (!isStored) {
      choices.systemMessage = text;
    } else {
      await choices.replaceSystemMessage(id, text);
      await this.dialogue.renew();
    }
  }

  /** Does something that may fail; returns whether it did not. */
  async attempt(act) {
    this.problem = null;
    this.isBusy = true;
    try {
      await act();
    } catch (failure) {
      this.problem = failure;
    }
    this.isBusy = false;
    return this.problem === null;
  }
}

customElements.define("settings-drawer", SettingsDrawer);
