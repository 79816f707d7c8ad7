// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { byDay } from "../state/days.js";
import { moveByArrows } from "./arrow-keys.js";
import "./conversation-row.js";
import "./more-button.js";
import { skeleton } from "./skeleton.js";
import { View } from "./view.js";

/** The conversations under the days on which they were last used. */
class ConversationListView extends View {
  static watches = ["list"];
  static properties = {
    list: { attribute: false },
    current: { attribute: false },
  };

  render() {
    const { shown, isRead, problem, hasMore } = this.list;
    const reachable = shown.find((row) => row.id === this.current) ?? shown[0];
    return html`<div
      data-testid="conversation-list"
      @keydown=${(event) => moveByArrows(event, this)}
      @delete-row=${this.keepFocus}
    >
      ${isRead || problem ? nothing : skeleton}
      ${
        isRead && !problem && shown.length === 0
          ? html`<p class="soft hint">Your conversations will be listed here.</p>`
          : nothing
      }
      ${repeat(
        byDay(shown),
        (group) => group.name,
        (group) => this.group(group, reachable),
      )}
      ${problem && !problem.isUnreachable ? this.failure(problem) : nothing}
      ${
        isRead && hasMore && !problem
          ? html`<more-button label="Show more" @more=${() => this.list.readMore()}></more-button>`
          : nothing
      }
    </div>`;
  }

  group({ name, rows }, reachable) {
    return html`<section aria-label=${name}>
      <h2>${name}</h2>
      <ul>
        ${repeat(
          rows,
          (row) => row.id,
          (row) =>
            html`<li>
              <conversation-row
                .row=${row}
                .isCurrent=${row.id === this.current}
                .isReachable=${row === reachable}
              ></conversation-row>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** The row after one that is deleted has the focus next. */
  async keepFocus({ target }) {
    const place = [...this.querySelectorAll("conversation-row")].indexOf(target);
    const hadFocus = target.contains(document.activeElement);
    await Promise.resolve(); // the page takes the row away
    await this.updateComplete;
    const rows = this.querySelectorAll("conversation-row > a");
    if (hadFocus) {
      (rows[place] ?? rows[place - 1])?.focus();
    }
  }

  failure(problem) {
    return html`<div class="note failure">
      <p>The conversations could not be listed. ${problem.message}</p>
      <button class="outlined small" @click=${() => this.list.renew()}>Try again</button>
    </div>`;
  }
}

customElements.define("conversation-list", ConversationListView);
