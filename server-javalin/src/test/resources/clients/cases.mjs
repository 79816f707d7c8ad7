// SPDX-License-Identifier: Apache-2.0

// Packages of the working directory, and how cases are run.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));

/** A package, looked up from the working directory. */
export const load = (name) => import(pathToFileURL(require.resolve(name)).href);

/**
 * Prints one line of JSON for each case and one for the end. Then waits until the input is closed,
 * so that nothing ends because this process did.
 */
export async function run(cases, names) {
  for (const name of names) {
    let outcome;
    try {
      outcome = await cases(name);
    } catch (e) {
      outcome = { unexpected: `${e.constructor.name}: ${e.message}` };
    }
    console.log(JSON.stringify({ case: name, ...outcome }));
  }
  console.log(JSON.stringify({ case: 'end' }));
  for await (const _ of process.stdin) {
    // nothing is said
  }
}
