// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import java.net.URI;
import java.util.List;

/**
 * Holds what a server is asked and answers against what OpenAI published. Calls that OpenAI does
 * not have pass, and so do errors, of which OpenAI's description says nothing.
 */
public final class Published {
  private static final Description OPENAI = Description.ofOpenAi();
  private static final int OK = 200;

  private Published() {}

  /** What OpenAI published. */
  static Description openAi() {
    return OPENAI;
  }

  /** Checks an answer, whole or a stream. */
  static void checkAnswer(String method, URI uri, int status, String type, String body) {
    if (status == OK) {
      OpenAiPath.of(uri.getPath())
          .flatMap(path -> OPENAI.call(method, path))
          .ifPresent(call -> require(call.problemsOfAnswer(status, type, body), method, uri));
    }
  }

  /** Checks a request that a server took. */
  public static void checkRequest(String method, URI uri, String body) {
    OpenAiPath.of(uri.getPath())
        .flatMap(path -> OPENAI.call(method, path))
        .ifPresent(call -> require(call.problemsOfRequest(body), method, uri));
  }

  private static void require(List<String> problems, String method, URI uri) {
    if (!problems.isEmpty()) {
      throw new AssertionError(
          method + " " + uri.getPath() + " is not as OpenAI published it: " + problems);
    }
  }
}
