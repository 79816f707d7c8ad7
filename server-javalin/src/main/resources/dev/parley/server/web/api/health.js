// SPDX-License-Identifier: Apache-2.0

/** How the server is. */
export async function readiness() {
  const response = await fetch("/health", { cache: "no-store" });
  return response.json();
}
