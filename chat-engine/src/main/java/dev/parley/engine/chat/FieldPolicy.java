// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FieldWarning;
import dev.parley.domain.chat.UnsupportedFields;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.routing.Unsupported;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Chosen;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks models without the fields that they can't take, as their route says: those that the model is
 * known not to take, and those that its provider has refused of late.
 */
final class FieldPolicy {
  private final RefusedFields refused;

  FieldPolicy(RefusedFields refused) {
    this.refused = refused;
  }

  /**
   * Makes a request ready for one model; it is asked when the answer is read.
   *
   * @throws InvalidRequestException {@code unsupported_parameter}, for a field that the model can't
   *     take where the route wants an error
   */
  ReducedStream ask(Chosen model, ChatRequest request) {
    Candidate candidate = model.candidate();
    List<String> lacking =
        new ArrayList<>(UnsupportedFields.in(request, model.capabilities().unsupported()));
    if (candidate.unsupported() == Unsupported.ERROR) {
      if (!lacking.isEmpty()) {
        throw unsupported(candidate, lacking.getFirst());
      }
    } else {
      lacking.addAll(refused.in(candidate, request));
    }
    ReducedStream answer = new ReducedStream(candidate, request, refused);
    lacking.forEach(answer::leaveOut);
    return answer;
  }

  /** The field as a client knows it. */
  static String shown(String field) {
    return field.equals(UnsupportedFields.CUSTOM_TOOLS) ? "tools" : field;
  }

  static FieldWarning warning(Candidate candidate, String field) {
    return new FieldWarning(
        shown(field), what(field) + " was left out: " + modelOf(candidate) + " can't take it");
  }

  private static InvalidRequestException unsupported(Candidate candidate, String field) {
    return InvalidRequestException.of(
        "unsupported_parameter",
        shown(field),
        what(field)
            + " can't be used: "
            + modelOf(candidate)
            + " can't take it; leave it out, or ask a model that can");
  }

  private static String what(String field) {
    return field.equals(UnsupportedFields.CUSTOM_TOOLS) ? "a tool that is no function" : field;
  }

  private static String modelOf(Candidate candidate) {
    return "model " + candidate.model() + " of provider " + candidate.provider().name();
  }
}
