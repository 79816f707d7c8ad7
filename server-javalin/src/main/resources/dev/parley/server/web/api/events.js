// SPDX-License-Identifier: Apache-2.0
import { ApiError } from "./request.js";

/** The data of each server-sent event of a response's body. */
export async function* eventData(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await read(reader);
      if (done) {
        return;
      }
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        if (line.startsWith("data:")) {
          yield line.slice("data:".length).trim();
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function read(reader) {
  return reader.read().catch((failure) => {
    throw ApiError.ofConnection(failure);
  });
}
