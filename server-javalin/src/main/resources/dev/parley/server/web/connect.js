// SPDX-License-Identifier: Apache-2.0

// The examples name the address that this page came from.
for (const place of document.querySelectorAll(".origin")) {
  place.textContent = location.origin;
}
