// SPDX-License-Identifier: Apache-2.0

/** What the server said instead of an answer, or that it could not be reached. */
export class ApiError extends Error {
  constructor(message, { status = 0, code = null } = {}) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
  }

  static of(error, status) {
    return new ApiError(error.message, { status, code: error.code });
  }

  /** Why a connection ended; when the page itself ended it, that is no error of the API. */
  static ofConnection(failure) {
    return failure.name === "AbortError"
      ? failure
      : new ApiError("The server does not answer.", { code: "unreachable" });
  }

  get isUnreachable() {
    return this.code === "unreachable";
  }

  get isNotFound() {
    return this.status === 404;
  }
}

/** Asks the server; anything but a success is thrown as an ApiError. */
export async function request(path, { method = "GET", body, signal, keepalive } = {}) {
  const response = await fetch(path, {
    method,
    signal,
    keepalive,
    cache: "no-store",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((failure) => {
    throw ApiError.ofConnection(failure);
  });
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

/** Asks the server for a JSON document. */
export async function json(path, options) {
  return (await request(path, options)).json();
}

/** A path with its parts encoded and the given parameters, less those that are undefined. */
export function address(parts, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given).toString();
  const path = parts.map(encodeURIComponent).join("/");
  return "/" + path + (query ? "?" + query : "");
}

async function refusal(response) {
  try {
    return ApiError.of((await response.json()).error, response.status);
  } catch {
    return new ApiError(`The server answered ${response.status}.`, { status: response.status });
  }
}
