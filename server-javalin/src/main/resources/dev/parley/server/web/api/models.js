// SPDX-License-Identifier: Apache-2.0
import { address, json } from "./request.js";

export async function listModels() {
  return (await json("/v1/models")).data;
}

/** A model with what Parley knows of it; slashes in its id are part of the path. */
export function getModel(id) {
  return json(address(["v1", "models", ...id.split("/")]));
}
