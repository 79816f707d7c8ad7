// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Template;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.engine.routing.Candidate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The system messages of requests that bring none, filled from the request's profile. */
final class SystemMessages {
  private final Optional<Template> usual;
  private final Map<String, String> profile;

  /**
   * What an engine says.
   *
   * @param templates of its routes
   * @throws IllegalArgumentException when a template has a variable that the profile lacks
   */
  SystemMessages(EngineSettings settings, Collection<Template> templates) {
    this.usual = settings.systemMessage();
    this.profile = settings.profile();
    templates.forEach(this::requireKnown);
    usual.ifPresent(this::requireKnown);
  }

  private void requireKnown(Template template) {
    for (String variable : template.variables()) {
      if (!profile.containsKey(variable)) {
        throw new IllegalArgumentException(
            "a system message holds {{"
                + variable
                + "}}, which the profile has no value for; the profile has "
                + new TreeSet<>(profile.keySet()));
      }
    }
  }

  /** For a call outside conversations: the usual one only where Parley makes the prompt. */
  Optional<Message> alone(Candidate candidate, ChatCall call) {
    return call.session() == null ? ofRoute(candidate, call) : of(candidate, call);
  }

  /** That of the candidate's route. */
  private Optional<Message> ofRoute(Candidate candidate, ChatCall call) {
    return Optional.ofNullable(candidate.systemMessage()).map(template -> filled(template, call));
  }

  /** That of the candidate's route, else the usual one. */
  Optional<Message> of(Candidate candidate, ChatCall call) {
    return ofRoute(candidate, call).or(() -> usual.map(template -> filled(template, call)));
  }

  private Message filled(Template template, ChatCall call) {
    Map<String, String> values = profile;
    if (!template.variables().isEmpty() && !call.profile().isEmpty()) {
      values = new HashMap<>(profile);
      values.putAll(call.profile());
    }
    return Message.system(template.fill(values));
  }

  /**
   * Checks the variables that a call brings.
   *
   * @throws InvalidRequestException names the one that no system message may use
   */
  void check(ChatCall call) {
    for (String name : call.profile().keySet()) {
      if (!profile.containsKey(name)) {
        String path = "parley.profile." + name;
        throw InvalidRequestException.of(
            "unknown_parameter",
            path,
            path
                + " is unknown here: "
                + (profile.isEmpty()
                    ? "no system message has variables; leave it out"
                    : "give some of " + String.join(", ", new TreeSet<>(profile.keySet()))));
      }
    }
  }
}
