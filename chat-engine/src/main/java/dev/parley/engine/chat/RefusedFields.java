// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.RawJson;
import dev.parley.engine.routing.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fields that providers refused, by model. They are remembered for a while, so that not every
 * request with one is sent twice, and forgotten then: models change behind their names. Safe for
 * any number of threads.
 */
final class RefusedFields {
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST = 1000;

  private final Map<Refusal, Instant> until = new ConcurrentHashMap<>();
  private final Clock clock;

  RefusedFields(Clock clock) {
    this.clock = clock;
  }

  /**
   * Remembers a field.
   *
   * @param value what was refused of it; null for any value
   */
  void add(Candidate candidate, String field, @Nullable RawJson value) {
    Instant now = clock.instant();
    if (until.size() >= MOST) {
      until.values().removeIf(end -> !end.isAfter(now));
    }
    if (until.size() < MOST) {
      until.put(refusal(candidate, field, value), now.plus(REMEMBERED));
    }
  }

  /** The request's fields that this model would refuse again. */
  List<String> in(Candidate candidate, ChatRequest request) {
    if (until.isEmpty()) {
      return List.of();
    }
    return request.parameters().fields().entrySet().stream()
        .filter(
            field ->
                isRefused(refusal(candidate, field.getKey(), null))
                    || isRefused(refusal(candidate, field.getKey(), field.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isRefused(Refusal refusal) {
    Instant end = until.get(refusal);
    return end != null && end.isAfter(clock.instant());
  }

  private static Refusal refusal(Candidate candidate, String field, @Nullable RawJson value) {
    return new Refusal(candidate.provider().name(), candidate.model(), field, value);
  }

  private record Refusal(String provider, ModelId model, String field, @Nullable RawJson value) {}
}
