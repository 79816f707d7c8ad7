// SPDX-License-Identifier: Apache-2.0

const SAID = {
  done: "Answer complete.",
  incomplete: "Answer stopped.",
  failed: "There is no answer.",
};

/** What those hear who do not see the page: how an answer ended, or what waits for them. */
export function announcement(waiting, answer) {
  if (answer?.refusal) {
    return `Not sent: ${answer.refusal.message}`;
  }
  return waiting.length > 0
    ? `Your approval is needed: ${waiting.map((call) => call.name).join(", ")}.`
    : SAID[answer.state];
}
