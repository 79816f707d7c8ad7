// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an MCP server is reached. What it prints of itself holds no header and no variable. */
public sealed interface McpConnection {
  /**
   * A child process that speaks over its standard input and output. It ends with Parley, however
   * Parley ends.
   *
   * @param command the program and its arguments
   * @param environment variables that it gets beside the path, the home folder and the like; of
   *     Parley's own it sees no other
   */
  record Stdio(List<String> command, Map<String, String> environment) implements McpConnection {
    public Stdio {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
      if (command.isEmpty() || command.getFirst().isBlank()) {
        throw new IllegalArgumentException("command is empty: name the program to start");
      }
    }

    @Override
    public String toString() {
      return command.getFirst();
    }
  }

  /**
   * A server behind streamable HTTP.
   *
   * @param url http or https
   * @param headers sent with every request; the client itself makes {@code Host}, {@code
   *     Content-Length} and the like
   */
  record Http(URI url, Map<String, String> headers) implements McpConnection {
    private static final List<String> SCHEMES = List.of("http", "https");

    public Http {
      headers = Map.copyOf(headers);
      if (!SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
        throw new IllegalArgumentException(
            "url is " + url + ": give one that begins with http:// or https:// and a host");
      }
      headers.forEach(Http::require);
    }

    /** Nothing said of it shows the value: it may be a secret. */
    private static void require(String name, String value) {
      if (!isSendable(name, "x")) {
        throw new IllegalArgumentException(
            "header '" + name + "' can't be given: it is made by the client, or no header's name");
      }
      if (!isSendable(name, value)) {
        throw new IllegalArgumentException(
            "the value of header '" + name + "' can't be sent: leave out line feeds and the like");
      }
    }

    private static boolean isSendable(String name, String value) {
      try {
        HttpRequest.Builder unused = HttpRequest.newBuilder().header(name, value);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /** The address of the host alone. */
    URI base() {
      return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }

    /** Path and query. */
    String endpoint() {
      List<String> parts = new ArrayList<>();
      parts.add(url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath());
      if (url.getRawQuery() != null) {
        parts.add(url.getRawQuery());
      }
      return String.join("?", parts);
    }

    @Override
    public String toString() {
      return base().toString();
    }
  }
}
