// SPDX-License-Identifier: Apache-2.0

const LONGEST_WAIT = 5_000;

/** How the server is; one that does not say it soon is as good as gone. */
export async function readiness() {
  const response = await fetch("/health", {
    cache: "no-store",
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  return response.json();
}
