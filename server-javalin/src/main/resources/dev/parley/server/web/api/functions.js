// SPDX-License-Identifier: Apache-2.0
import { json } from "./request.js";

/** What the server can do for models. */
export async function listFunctions() {
  return (await json("/api/v1/functions")).data;
}
