// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;

/**
 * What is looked for in messages.
 *
 * @param pii what is done with personal data
 * @param injection what is done with attempts to turn the model against its instructions
 * @param blocked words, and {@code /patterns/}, that are never let through
 */
public record SafetySettings(Pii pii, Injection injection, List<String> blocked) {

  /** What is done with personal data. */
  public enum Pii {
    OFF,
    MASK,
    BLOCK,
    VAULT
  }

  /** What is done with attempts to turn the model against its instructions. */
  public enum Injection {
    OFF,
    FLAG,
    BLOCK
  }

  static final Key<Pii> PII =
      Key.of("pii", Types.choice(Pii.class), Pii.OFF, "what is done with personal data");
  static final Key<Injection> INJECTION =
      Key.of(
          "injection",
          Types.choice(Injection.class),
          Injection.OFF,
          "what is done with attempts to turn the model against its instructions");
  static final Key<List<String>> BLOCKED =
      Key.of(
          "blocked",
          GroupTypes.listOf(GroupTypes.wordOrPattern()),
          List.of(),
          "words and patterns that are never let through");
  static final Section SECTION =
      new Section("safety", "What is looked for in messages.", List.of(PII, INJECTION, BLOCKED));

  public SafetySettings {
    blocked = List.copyOf(blocked);
  }

  static SafetySettings from(Block block) {
    return new SafetySettings(block.get(PII), block.get(INJECTION), block.get(BLOCKED));
  }
}
