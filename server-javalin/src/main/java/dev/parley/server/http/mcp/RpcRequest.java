// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.mcp;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One message of JSON-RPC 2.0 that a client sent.
 *
 * @param id null for one that wants no answer
 * @param method null for an answer
 */
record RpcRequest(@Nullable RawJson id, @Nullable String method, JsonObject params) {
  /**
   * Reads a message.
   *
   * @throws RpcException when it is none
   */
  static RpcRequest read(JsonObject message) {
    if (message.string("jsonrpc").filter("2.0"::equals).isEmpty()) {
      throw new RpcException(RpcException.INVALID_REQUEST, "jsonrpc must be 2.0");
    }
    RawJson id = message.get("id").orElse(null);
    if (id != null && !id.isString() && !id.isNumber()) {
      throw new RpcException(RpcException.INVALID_REQUEST, "id must be a string or a number");
    }
    String method = message.string("method").orElse(null);
    if (method == null && !message.has("result") && !message.has("error")) {
      throw new RpcException(RpcException.INVALID_REQUEST, "method is missing: name one");
    }
    return new RpcRequest(
        id, method, message.object("params").orElseGet(() -> JsonObject.parse("{}")));
  }
}
