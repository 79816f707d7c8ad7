// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { isNotRun } from "../state/own-words.js";
import { pretty } from "../text/json.js";
import { duration } from "../text/numbers.js";
import * as icons from "./icons.js";

const WORDS = {
  running: "running…",
  ok: "done",
  failed: "failed",
  refused: "not run",
  stopped: "stopped",
  undecided: "not decided",
  open: "",
};

/** How a call stands; `asksFirst` tells whether somebody has to say yes to it. */
export function stateOfCall(call, isGrowing, asksFirst) {
  if (call.output !== null) {
    const failure = isNotRun(call.output) ? "refused" : "failed";
    return call.ok ? "ok" : failure;
  }
  if (call.isRunning) {
    return isGrowing ? "running" : "stopped";
  }
  return asksFirst && !isGrowing ? "undecided" : "open";
}

/** A call of a function and what came of it, folded. */
export function functionCard({ id, name, given, output, ms }, state) {
  return html`<details
    class="card-fold call"
    data-testid="function-call"
    data-call=${id}
    data-state=${state}
  >
    <summary>
      ${state === "running" ? html`<span class="spinner"></span>` : icons.wrench}
      <span class="name">${name ? html`Called <code>${name}</code>` : "Result of a call"}</span>
      <span class="outcome">${outcome(state, ms)}</span>
    </summary>
    ${part("Arguments", given)} ${part("Result", output)}
  </details>`;
}

function outcome(state, ms) {
  const time = ms === null || state === "refused" ? [] : [duration(ms)];
  return (state === "ok" && time[0]) || [WORDS[state], ...time].join(" · ");
}

/** Text that is worth a look only to some, folded. */
export function foldedText(title, text) {
  return html`<details class="card-fold">
    <summary><span>${title}</span></summary>
    <p class="folded-text">${text}</p>
  </details>`;
}

function part(title, text) {
  return text
    ? html`<p class="label">${title}</p>
        <pre tabindex="0" aria-label=${title}><code>${pretty(text)}</code></pre>`
    : nothing;
}
