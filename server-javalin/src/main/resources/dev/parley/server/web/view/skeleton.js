// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";

/** Stands where something is being read. */
export const skeleton = html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
