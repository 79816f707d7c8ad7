// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What somebody looks through, and what they told their system that they like. */
record View(int width, int height, boolean touch, ColorScheme colours, ReducedMotion motion) {
  static View desk() {
    return new View(1280, 800, false, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
  }

  static View phone() {
    return new View(390, 844, true, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
  }

  View dark() {
    return new View(width, height, touch, ColorScheme.DARK, motion);
  }

  View still() {
    return new View(width, height, touch, colours, ReducedMotion.REDUCE);
  }

  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setHasTouch(touch)
        .setIsMobile(touch)
        .setDeviceScaleFactor(touch ? 2 : 1)
        .setLocale("en-GB")
        .setColorScheme(colours)
        .setReducedMotion(motion);
  }
}
