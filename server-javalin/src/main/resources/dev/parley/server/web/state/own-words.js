// SPDX-License-Identifier: Apache-2.0

/** A result that is the server's own word for a call which did not run. */
const NOT_RUN = /^not run\b/;

/** How results begin, or what they are, that are not the function's: it came to none. */
const OWN_WORDS = [
  NOT_RUN,
  /^not (done|finished)\b/,
  /^(the call )?failed: /,
  /^the call was ended before it was done$/,
  /^(the outcome is unknown|no result): /,
  /^(the )?arguments[ .\[]/,
  /^\d+ problems with the arguments:/,
  /^\S+ answered with the status \d/,
  /^\S+ answered with .+, which is no text, JSON or XML$/,
  /^\S+ did not answer within [\d.]+ seconds$/,
  /^\S+ can't be reached$/,
  /^\S+ sent the call on more than \d+ times$/,
  /^the host \S+ (can't be found|is not one that this function may reach|leads to an address)\b/,
  /^the call was sent on /,
  /^no secure connection with \S+ can be made$/,
  /^the connection with \S+ broke off before its answer was complete$/,
];

/** Whether the server wrote a result itself, since there is none of the function. */
export const isServersOwn = (output) => OWN_WORDS.some((words) => words.test(output));

/** Whether a call was not run at all. */
export const isNotRun = (output) => NOT_RUN.test(output);
