// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import "./key-dialog.js";
import "./settings-drawer.js";
import "./shortcuts-dialog.js";
import "./toast-list.js";

/** What comes up over the page. */
export function overlays({ dialogue, parts }) {
  return html`<settings-drawer .dialogue=${dialogue} .models=${parts.models}></settings-drawer>
    <shortcuts-dialog></shortcuts-dialog>
    <key-dialog .access=${parts.access}></key-dialog>
    <toast-list .toasts=${parts.toasts}></toast-list>`;
}
