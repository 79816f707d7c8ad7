// SPDX-License-Identifier: Apache-2.0
import { keep } from "./kept.js";

const ORDER = ["system", "light", "dark"];

/** The theme that was chosen; theme.js has set it before the first paint. */
export const theme = () => document.documentElement.dataset.theme ?? "system";

/** Goes on to the next theme and keeps it. */
export function nextTheme() {
  const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length];
  if (next === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
  keep("theme", next === "system" ? null : next);
}
