// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.mcp;

/** A request that is answered with an error of JSON-RPC. */
final class RpcException extends RuntimeException {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;

  private static final long serialVersionUID = 1L;

  private final int code;

  RpcException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
