// SPDX-License-Identifier: Apache-2.0

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);
const PICTURE = /^data:image\/(png|jpeg|gif|webp|avif);base64,/;

/** An address that a link may lead to; null for scripts and what only looks like an address. */
export function safeAddress(text) {
  try {
    return SAFE.has(new URL(text).protocol) ? text : null;
  } catch {
    return null;
  }
}

/** Whether a picture is here already: others would be fetched from elsewhere. */
export const isOwnPicture = (text) => PICTURE.test(text);
