// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.Completion;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps answers for a while, so that the same question need not be asked again. It may forget any
 * of them at any time; it never gives back another answer than the one that was put.
 *
 * <p>Every method may throw {@link dev.parley.domain.error.StorageUnavailableException} when the
 * cache can't be reached; whoever asks does without it then.
 */
public interface ResponseCache {
  /** The answer under a key, unless it is not there or its time is over. */
  Optional<Completion> get(Key key);

  /**
   * Keeps an answer; one that is under that key is replaced.
   *
   * @param timeToLive from now on, more than nothing
   */
  void put(Key key, Completion answer, Duration timeToLive);

  /**
   * Removes the answers of a namespace that are there when it is called.
   *
   * @return how many, those left out whose time was over
   */
  int clear(String namespace);

  /**
   * Where an answer is.
   *
   * @param namespace who uses the cache, 1 to 64 characters: keys of two namespaces are never the
   *     same
   * @param name which answer, 1 to 512 characters
   */
  record Key(String namespace, String name) {
    public Key {
      requireNamespace(namespace);
      if (name.isEmpty() || name.length() > 512) {
        throw new IllegalArgumentException("name is '" + name + "': 1 to 512 characters");
      }
    }

    /** Checks a namespace: 1 to 64 characters. */
    public static void requireNamespace(String namespace) {
      if (namespace.isEmpty() || namespace.length() > 64) {
        throw new IllegalArgumentException("namespace is '" + namespace + "': 1 to 64 characters");
      }
    }
  }
}
