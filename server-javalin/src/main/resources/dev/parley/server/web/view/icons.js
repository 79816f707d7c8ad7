// SPDX-License-Identifier: Apache-2.0
import { html, svg } from "lit";

const icon = (shape) =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shape}</svg>`;

export const plus = icon(svg`<path d="M10 4v12M4 10h12" />`);
export const menu = icon(svg`<path d="M3 6h14M3 10h14M3 14h9" />`);
export const close = icon(svg`<path d="M5 5l10 10M15 5L5 15" />`);
export const pencil = icon(svg`<path d="M4 16l1-4 8-8 3 3-8 8zM11.5 5.500l3 3" />`);
export const bin = icon(
  svg`<path d="M4 6h12M8 6V4h4v2M6 6l.7 10h6.600L14 6M8.5 9v4.500M11.5 9v4.5" />`,
);
export const send = icon(svg`<path d="M10 16V4M5 9l5-5 5 5" />`);
export const stop = icon(svg`<rect class="solid" x="5.5" y="5.5" width="9" height="9" rx="1.5" />`);
export const copy = icon(
  svg`<rect x="7" y="7" width="9" height="9" rx="1.5" /><path d="M13 7V4H4v9h3" />`,
);
export const done = icon(svg`<path d="M4 10.500l4 4 8-9" />`);
export const again = icon(svg`<path d="M15.5 8A6 6 0 1 0 16 11.500M16 4v4h-4" />`);
export const left = icon(svg`<path d="M12 5l-5 5 5 5" />`);
export const right = icon(svg`<path d="M8 5l5 5-5 5" />`);
export const down = icon(svg`<path d="M10 4v12M5 11l5 5 5-5" />`);
export const sliders = icon(
  svg`<path d="M3 6h7M14 6h3M3 14h3M10 14h7" /><circle cx="12" cy="6" r="2" /><circle cx="8" cy="14" r="2" />`,
);
export const wrench = icon(
  svg`<path d="M12.5 3.500a4 4 0 0 0-3.6 5.700L3.5 14.500l2 2 5.4-5.400a4 4 0 0 0 5.4-4.800L14 8.500l-2.5-2.5 2.3-2.300a4 4 0 0 0-1.3-.2z" />`,
);
export const sun = icon(
  svg`<circle cx="10" cy="10" r="3.5" /><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.300l1.4 1.400M14.3 14.300l1.4 1.400M4.3 15.700l1.4-1.400M14.3 5.700l1.4-1.4" />`,
);
export const moon = icon(svg`<path d="M16 12A7 7 0 0 1 8 4a6.5 6.5 0 1 0 8 8z" />`);
export const halfMoon = icon(
  svg`<circle cx="10" cy="10" r="6.5" /><path class="solid" d="M10 3.500a6.5 6.5 0 0 1 0 13z" />`,
);
