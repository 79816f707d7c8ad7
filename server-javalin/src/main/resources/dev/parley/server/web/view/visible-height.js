// SPDX-License-Identifier: Apache-2.0

/** Keeps the page above the keyboard of a phone, also where that only covers the page. */
export function followVisibleHeight() {
  const { visualViewport } = window;
  visualViewport?.addEventListener("resize", () => {
    document.documentElement.style.setProperty("--visible", visualViewport.height + "px");
    scrollTo(0, 0);
  });
}
