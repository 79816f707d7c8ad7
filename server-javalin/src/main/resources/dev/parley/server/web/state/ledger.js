// SPDX-License-Identifier: Apache-2.0

/** What became of messages, in the order in which it is told: a name, and what it means. */
export const FATES = {
  kept: ["Kept", "sent as it was said"],
  shortened: ["Shortened", "sent without its middle"],
  summarized: ["Summarized", "told in the summary"],
  recalled: ["Recalled", "brought back, for it fits the question"],
  dropped: ["Dropped", "not sent"],
};

/** The sections of a prompt in its order, then what is kept for the answer, then what is free. */
export function partsOf({ sections, window, used, reserved_for_answer: reserved }) {
  const rest = window
    ? [
        { name: "reserved", label: "Reserved", tokens: reserved },
        { name: "free", label: "Free", tokens: Math.max(0, window - used - reserved) },
      ]
    : [];
  return [
    ...sections.map(({ name, tokens }) => ({ name, label: named(name), tokens })),
    ...rest,
  ].filter(({ tokens }) => tokens > 0);
}

/** A window in which there is nothing yet. */
export const emptyLedger = (window) => ({
  window,
  used: 0,
  reserved_for_answer: 0,
  exact: true,
  sections: [],
  entries: [],
});

/** How many messages and tokens each fate has, those that occur. */
export function fatesOf({ entries }) {
  return Object.keys(FATES)
    .map((fate) => entries.filter((entry) => entry.fate === fate))
    .filter((some) => some.length > 0)
    .map((some) => ({
      fate: some[0].fate,
      count: sum(some.map((entry) => entry.count ?? 1)),
      tokens: sum(some.map((entry) => entry.tokens)),
    }));
}

/**
 * What became of a message of the transcript; an answer of several items has the fate of the first
 * of them that was not kept. Undefined where the ledger does not tell.
 */
export function fateOf({ entries }, { id, ids }) {
  const fates = (ids ?? [id]).map((item) => entryOf(entries, placeOf(item))?.fate);
  return fates.find((fate) => fate && fate !== "kept") ?? fates.find(Boolean);
}

/** Whether a message, or a part of it, stands in a stretch. */
export const isWithin = (stretch, { id, ids }) =>
  (ids ?? [id]).some((item) => entryOf([stretch], placeOf(item)));

const entryOf = (entries, place) =>
  entries.find(({ seq, count = 1 }) => place >= seq && place < seq + count);

/** An item's id carries its place; an entry of several items counts once. */
function placeOf(id) {
  const [, digits] = /^item_([0-9a-f]{12})(_\d+)?$/.exec(id) ?? [];
  return digits ? Number.parseInt(digits, 16) : Number.NaN;
}

const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
const named = (name) => name[0].toUpperCase() + name.slice(1).replaceAll("_", " ");
