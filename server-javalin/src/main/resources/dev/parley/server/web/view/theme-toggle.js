// SPDX-License-Identifier: Apache-2.0
import { html } from "lit";
import { nextTheme, theme } from "../state/theme.js";
import * as icons from "./icons.js";
import { View } from "./view.js";

const SHOWN = {
  system: [icons.halfMoon, "Theme: as the system"],
  light: [icons.sun, "Theme: light"],
  dark: [icons.moon, "Theme: dark"],
};

/** Goes from the system's theme to light to dark. */
class ThemeToggle extends View {
  render() {
    const [icon, label] = SHOWN[theme()];
    return html`<button
      class="quiet icon-only"
      data-testid="theme-toggle"
      aria-label=${label}
      title=${label}
      @click=${this.next}
    >
      ${icon}
    </button>`;
  }

  next() {
    nextTheme();
    this.requestUpdate();
  }
}

customElements.define("theme-toggle", ThemeToggle);
