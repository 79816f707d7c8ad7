// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import "./chat-composer.js";
import "./window-bar.js";
import "./window-panel.js";

/** What stands below a conversation: where one writes, and how full the window is. */
export function foot({ look, dialogue, parts }) {
  return html`<div class="foot">
    ${look.isOpen ? html`<window-panel .look=${look}></window-panel>` : nothing}
    <chat-composer .dialogue=${dialogue} .health=${parts.health}></chat-composer>
    <window-bar .dialogue=${dialogue} .models=${parts.models} .isOpen=${look.isOpen}></window-bar>
  </div>`;
}
