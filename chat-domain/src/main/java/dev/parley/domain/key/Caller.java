// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.PermissionDeniedException;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, and what they may do.
 *
 * @param key the name under which logs know the key; null for a caller without one
 * @param owner whose the conversations are that they see and make
 */
public record Caller(@Nullable String key, Owner owner, KeyRole role, AllowedModels models) {
  /** Whoever calls from this machine while there are no keys. */
  public static final Caller LOCAL =
      new Caller(null, Owner.LOCAL, KeyRole.ADMIN, AllowedModels.ALL);

  /**
   * Checks that the caller may use a model.
   *
   * @throws PermissionDeniedException {@code model_not_allowed}
   */
  public void requireModel(ModelId model) {
    if (!models.allows(model)) {
      throw new PermissionDeniedException(
          "model_not_allowed",
          "model " + model + " is not allowed to key " + key + ", which may use: " + models);
    }
  }

  /**
   * Checks that the caller is an administrator.
   *
   * @param call what they want to do, for the message
   * @throws PermissionDeniedException {@code admin_key_required}
   */
  public void requireAdmin(String call) {
    if (role != KeyRole.ADMIN) {
      throw new PermissionDeniedException(
          "admin_key_required",
          call + " is for keys of the role admin, and key " + key + " is of the role user");
    }
  }
}
