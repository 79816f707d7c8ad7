// SPDX-License-Identifier: Apache-2.0

const PREFIX = "parley.";

/** A value that this browser keeps; null where there is none, or where it keeps nothing. */
export function kept(name, storage = () => localStorage) {
  try {
    return storage().getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keeps a value; null forgets it. */
export function keep(name, value, storage = () => localStorage) {
  try {
    if (value === null || value === "") {
      storage().removeItem(PREFIX + name);
    } else {
      storage().setItem(PREFIX + name, value);
    }
  } catch {
    // a browser that keeps nothing loses a preference, no more
  }
}
