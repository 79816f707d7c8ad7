// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody asks for.
 *
 * @param id whoever asks makes it; asking again under an id that is known changes nothing
 * @param payload what the worker needs to know; at most {@link #LARGEST_PAYLOAD_BYTES} of UTF-8
 * @param owner whose work it is
 * @param key what it is about, 1 to 512 characters: of one owner's jobs of one type with one key no
 *     more than one waits to be begun, and no two run at once; null where that does not matter
 * @param notBefore when it may begin; null for at once
 * @param mostAttempts how often it is tried, 1 to 100
 */
public record NewJob(
    JobId id,
    JobType type,
    RawJson payload,
    Owner owner,
    @Nullable String key,
    @Nullable Instant notBefore,
    int mostAttempts) {
  /** The largest payload, in bytes of UTF-8: it says where the work is, and does not hold it. */
  public static final int LARGEST_PAYLOAD_BYTES = 65_536;

  /** How often a job is tried unless it says otherwise. */
  public static final int USUAL_ATTEMPTS = 5;

  public NewJob {
    int bytes = payload.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LARGEST_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "payload is %d bytes: give at most %d, and say where the rest is"
              .formatted(bytes, LARGEST_PAYLOAD_BYTES));
    }
    if (key != null && (key.isEmpty() || key.length() > 512)) {
      throw new IllegalArgumentException("key is '" + key + "': 1 to 512 characters");
    }
    if (mostAttempts < 1 || mostAttempts > 100) {
      throw new IllegalArgumentException("mostAttempts is " + mostAttempts + ": 1 to 100");
    }
  }

  /** Work without a key, to be done at once. */
  public static NewJob of(JobId id, JobType type, RawJson payload, Owner owner) {
    return new NewJob(id, type, payload, owner, null, null, USUAL_ATTEMPTS);
  }

  public NewJob withKey(@Nullable String value) {
    return new NewJob(id, type, payload, owner, value, notBefore, mostAttempts);
  }

  public NewJob withNotBefore(@Nullable Instant value) {
    return new NewJob(id, type, payload, owner, key, value, mostAttempts);
  }

  public NewJob withMostAttempts(int value) {
    return new NewJob(id, type, payload, owner, key, notBefore, value);
  }

  /** Whether both are about the same thing. */
  public boolean sharesKeyWith(NewJob other) {
    return key != null
        && key.equals(other.key)
        && type.equals(other.type)
        && owner.equals(other.owner);
  }
}
