// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

/** What a client is tested for, in the order of {@code docs/compatibility.md}. */
enum Feature {
  CHAT("Chat"),
  STREAM("Streamed answers"),
  USAGE("Token usage"),
  TOOLS("Tools"),
  TOOL_LOOP("Tool loop"),
  STRUCTURED("Structured output"),
  ATTACHMENTS("Images, audio, files"),
  CONVERSATIONS("Conversations"),
  TEXT("Text completions"),
  EMBEDDINGS("Embeddings"),
  MODELS("Models"),
  ERRORS("Errors and retries"),
  SETUP("The client's own set-up");

  private final String title;

  Feature(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
