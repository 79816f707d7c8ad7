// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;
import java.util.stream.Collectors;

/** Content in parts, in order. */
public record PartsContent(List<ContentPart> parts) implements Content {
  public PartsContent {
    parts = List.copyOf(parts);
  }

  @Override
  public String text() {
    return parts.stream()
        .filter(TextPart.class::isInstance)
        .map(part -> ((TextPart) part).text())
        .collect(Collectors.joining());
  }
}
