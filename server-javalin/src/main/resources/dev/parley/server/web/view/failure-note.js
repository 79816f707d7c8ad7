// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import * as icons from "./icons.js";

const TOO_LONG = "What is typed is too long to be counted beforehand. Send it, and look again.";
const ADVICE = {
  unreachable: "Your words are kept here. Ask again when the server is back.",
  broken_stream: "What there is of the answer is kept. Ask again for a whole one.",
  conversation_busy: "An earlier answer is still being written. Wait a moment, then try again.",
  context_length_exceeded: "Say it in fewer words, or start a new chat.",
  insufficient_quota: "The provider's account is used up: choose another model, or top it up.",
};
const BY_STATUS = {
  401: "Give it a key, then try again.",
  403: "Choose another model above, or ask for a key that may do this.",
  404: "Choose another model above.",
  414: TOO_LONG,
  429: "Wait a little, then try again.",
  431: TOO_LONG,
  503: "The model is not ready yet. Wait a little, then try again.",
};

/** What is not complete, after what went wrong. */
export function lossOf({ code, message }) {
  return code === "unreachable" || code === "broken_stream"
    ? "The connection was lost: this answer"
    : `${message} This answer`;
}

/** What went wrong with something that can be tried where it stands. */
export const problemNote = (problem) =>
  html`<div class="note failure" role="group" aria-label="Problem" data-testid="refusal">
    <p><strong>${problem.message}</strong></p>
  </div>`;

/** What went wrong, what to do, and a way to try again. */
export function failureNote(problem, retry) {
  const advice = ADVICE[problem.code] ?? BY_STATUS[problem.status];
  return html`<div class="note failure" role="group" aria-label="Problem">
    <p><strong>${problem.message}</strong> ${advice}</p>
    <button class="outlined small" data-testid="retry" @click=${retry}>
      ${icons.again} Try again
    </button>
  </div>`;
}
