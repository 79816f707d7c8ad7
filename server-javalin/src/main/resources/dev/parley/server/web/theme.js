// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that a chosen theme is there from the start.
"use strict";

try {
  const chosen = localStorage.getItem("parley.theme");
  if (chosen) {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // a browser that keeps nothing follows the system
}
