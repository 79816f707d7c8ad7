// SPDX-License-Identifier: Apache-2.0
import { ApiError, request } from "./request.js";
import { eventData } from "./events.js";

/** The chunks of a streamed answer; aborting the signal ends the model's work. */
export async function* answerChunks(ask, signal) {
  const response = await request("/v1/chat/completions", {
    method: "POST",
    signal,
    body: {
      ...ask,
      stream: true,
      stream_options: { include_usage: true },
      parley: { explain: true, events: true },
    },
  });
  let isWhole = false;
  for await (const data of eventData(response.body)) {
    if (data === "[DONE]") {
      isWhole = true;
    } else {
      yield chunk(JSON.parse(data), response.status);
    }
  }
  if (!isWhole) {
    throw new ApiError("The answer broke off before its end.", { code: "broken_stream" });
  }
}

function chunk(data, status) {
  if (data.error) {
    throw ApiError.of(data.error, status);
  }
  return data;
}
