// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.completion;

import dev.parley.domain.completion.TextRequest;
import dev.parley.engine.routing.Router;

/**
 * Goes on with texts.
 *
 * <pre>{@code
 * try (TextReply reply = new TextCompletions(router).complete(TextRequest.of("local/m", "The sky is"))) {
 *   reply.forEachRemaining(piece -> System.out.print(piece.text()));
 * }
 * }</pre>
 */
public final class TextCompletions {
  private final Router router;

  public TextCompletions(Router router) {
    this.router = router;
  }

  /**
   * An answer, in pieces or whole as the request says. Nothing happens before the first piece is
   * asked for; close it when done, or to stop it. Fields that the request leaves open are those of
   * the route and of the provider, as far as text completions have them.
   */
  public TextReply complete(TextRequest request) {
    return new TextReply(router, request);
  }
}
