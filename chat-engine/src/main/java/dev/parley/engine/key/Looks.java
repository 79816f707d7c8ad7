// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks into a store: of all threads that want the same at once one goes first. */
final class Looks<K> {
  private final Map<K, CompletableFuture<@Nullable Void>> going = new ConcurrentHashMap<>();

  /**
   * Looks, once nobody else is at the same. Whoever had to wait looks with what the first one left
   * behind, and fails where that one failed: a store that is down is not asked by each of them.
   */
  <T> T after(K what, Supplier<T> look) {
    CompletableFuture<@Nullable Void> own = new CompletableFuture<>();
    CompletableFuture<@Nullable Void> first = going.putIfAbsent(what, own);
    if (first == null) {
      return lead(what, look, own);
    }
    await(first);
    return look.get();
  }

  private <T> T lead(K what, Supplier<T> look, CompletableFuture<@Nullable Void> own) {
    try {
      T found = look.get();
      going.remove(what);
      own.complete(null);
      return found;
    } catch (RuntimeException | Error e) {
      going.remove(what);
      own.completeExceptionally(e);
      throw e;
    }
  }

  private static void await(CompletableFuture<@Nullable Void> first) {
    try {
      var unused = first.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
