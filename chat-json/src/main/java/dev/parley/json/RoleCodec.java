// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.Role;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code role}. */
final class RoleCodec {
  static final String FIX = "give system, developer, user, assistant, tool or function";

  private RoleCodec() {}

  static Role read(JsonReader in) throws IOException {
    Role role = named(in.string());
    if (role == null) {
      throw in.wrong(FIX);
    }
    return role;
  }

  static @Nullable Role named(String name) {
    return switch (name) {
      case "system" -> Role.SYSTEM;
      case "developer" -> Role.DEVELOPER;
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      case "tool" -> Role.TOOL;
      case "function" -> Role.FUNCTION;
      default -> null;
    };
  }
}
