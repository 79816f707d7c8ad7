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

/** The key that requests carry, null for none, and who hears that it opened nothing. */
export const access = { key: null, refused: () => {} };

/** Asks the server; anything but a success is thrown as an ApiError. */
export async function request(path, { method = "GET", body, signal, keepalive } = {}) {
  const { key } = access;
  const response = await fetch(path, {
    method,
    signal,
    keepalive,
    cache: "no-store",
    headers: headers(body),
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((failure) => {
    throw ApiError.ofConnection(failure);
  });
  if (!response.ok) {
    const failure = await refusal(response);
    if (failure.status === 401 && key === access.key) {
      access.refused(failure); // a key that was given meanwhile is none that was refused
    }
    throw failure;
  }
  return response;
}

function headers(body) {
  return {
    ...(access.key !== null && { Authorization: `Bearer ${access.key}` }),
    ...(body !== undefined && { "Content-Type": "application/json" }),
  };
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
