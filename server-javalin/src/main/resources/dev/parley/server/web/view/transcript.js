// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { emptyState } from "./empty-state.js";
import * as icons from "./icons.js";
import "./message-list.js";

/** What stands between header and composer: the messages, or why there are none. */
export function transcript(app) {
  const { dialogue } = app;
  switch (dialogue.phase) {
    case "missing":
      return missing(() => app.newChat());
    case "failed":
      return unread(dialogue);
    default:
      return dialogue.isStored || dialogue.messages.length > 0
        ? html`<message-list .dialogue=${dialogue} .look=${app.look}></message-list>`
        : emptyState((text) => dialogue.send(text));
  }
}

const missing = (begin) =>
  html`<div class="empty" data-testid="missing">
    <h2>This conversation is not here</h2>
    <p class="soft">It was deleted, or it belongs to somebody else.</p>
    <p><button class="outlined" @click=${begin}>${icons.plus} New chat</button></p>
  </div>`;

const unread = (dialogue) =>
  html`<div class="empty">
    <h2>This conversation could not be read</h2>
    <p class="soft">${dialogue.problem.message}</p>
    <p>
      <button class="outlined" @click=${() => dialogue.load()}>${icons.again} Try again</button>
    </p>
  </div>`;
