// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.error.InvalidRequestException;
import java.util.List;

/**
 * The models that a key may use, by the names that requests give: those of routes and models. One
 * that ends in {@code *} stands for all names that begin so, for instance {@code openai/*}.
 *
 * @param names empty for all models
 */
public record AllowedModels(List<String> names) {
  public static final AllowedModels ALL = new AllowedModels(List.of());

  private static final int MOST = 100;
  private static final int LONGEST = 256;
  private static final String REST = "*";

  public AllowedModels {
    names = List.copyOf(names);
    if (names.size() > MOST) {
      throw new InvalidRequestException(
          "models", names.size() + " names", "give " + MOST + " at most");
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int star = name.indexOf(REST);
      if (name.isBlank() || name.length() > LONGEST || (star >= 0 && star < name.length() - 1)) {
        throw new InvalidRequestException(
            "models[" + i + "]",
            name,
            "give a model's name of up to " + LONGEST + " characters, or how names begin and *");
      }
    }
  }

  /**
   * These models and no others.
   *
   * @throws InvalidRequestException when there are none: no list at all is what allows every model
   */
  public static AllowedModels only(List<String> names) {
    if (names.isEmpty()) {
      throw new InvalidRequestException(
          "models", "empty", "name at least one model, or leave it out to allow all");
    }
    return new AllowedModels(names);
  }

  public boolean isAll() {
    return names.isEmpty();
  }

  public boolean allows(ModelId model) {
    return isAll() || names.stream().anyMatch(name -> matches(name, model.value()));
  }

  private static boolean matches(String name, String model) {
    return name.endsWith(REST)
        ? model.startsWith(name.substring(0, name.length() - 1))
        : model.equals(name);
  }

  @Override
  public String toString() {
    return isAll() ? "all" : String.join(", ", names);
  }
}
