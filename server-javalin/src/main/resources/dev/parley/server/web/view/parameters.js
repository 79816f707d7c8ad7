// SPDX-License-Identifier: Apache-2.0

const number = (text) => Number(text);
const lines = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** The parameters of the drawer: what they are called, allow, and do. */
export const PARAMETERS = [
  {
    name: "temperature",
    label: "Temperature",
    help: "0 is sober, 2 is wild",
    min: 0,
    max: 2,
    step: "any",
    read: number,
  },
  {
    name: "top_p",
    label: "Top p",
    help: "Only the likeliest words, up to this share",
    min: 0,
    max: 1,
    step: "any",
    read: number,
  },
  { name: "max_tokens", label: "Longest answer", help: "In tokens", min: 1, step: 1, read: number },
  {
    name: "seed",
    label: "Seed",
    help: "The same seed, the same answer, where the model can",
    step: 1,
    read: number,
  },
  {
    name: "stop",
    label: "Stop at",
    help: "Up to four texts, one a line",
    isText: true,
    read: lines,
  },
];

/** How a value stands in its field. */
export const written = (value) => (Array.isArray(value) ? value.join("\n") : (value ?? ""));

/** The parameters that were filled in. */
export function filledIn(form) {
  const given = PARAMETERS.map(({ name, read }) => [name, form.get(name).trim(), read]);
  return Object.fromEntries(
    given.filter(([, text]) => text !== "").map(([name, text, read]) => [name, read(text)]),
  );
}
