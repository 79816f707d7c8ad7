// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorCapabilities;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import dev.parley.domain.vector.VectorSpace;
import dev.parley.port.VectorIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A hybrid index in memory, exact and honest to {@link VectorIndexContract}. What it holds outlives
 * {@link #close}, as in a folder, and is found again by {@link #reopen}.
 */
public final class InMemoryVectorIndex implements VectorIndex, AutoCloseable {
  private final Map<Namespace, Map<EntryId, VectorEntry>> held;
  private final VectorSpace space;
  private final Faults faults;
  private volatile boolean closed;

  public InMemoryVectorIndex(VectorSpace space) {
    this(space, new Faults());
  }

  /**
   * An index that a test can break.
   *
   * @param faults operations are named as {@link VectorIndex}'s methods
   */
  public InMemoryVectorIndex(VectorSpace space, Faults faults) {
    this(new HashMap<>(), space, faults);
  }

  private InMemoryVectorIndex(
      Map<Namespace, Map<EntryId, VectorEntry>> held, VectorSpace space, Faults faults) {
    this.held = held;
    this.space = space;
    this.faults = faults;
  }

  /** Closes this index and gives another one that holds the same, if it is for that space. */
  public InMemoryVectorIndex reopen(VectorSpace wanted) {
    close();
    wanted.requireStored(space, "the in-memory vector index");
    return new InMemoryVectorIndex(held, space, faults);
  }

  @Override
  public VectorCapabilities capabilities() {
    return new VectorCapabilities(space, true);
  }

  @Override
  public void upsert(Namespace namespace, List<VectorEntry> entries) {
    entries.forEach(entry -> space.require(entry.vector()));
    call(
        "upsert",
        () -> {
          Map<EntryId, VectorEntry> there =
              held.computeIfAbsent(namespace, name -> new TreeMap<>());
          entries.forEach(entry -> there.put(entry.id(), entry));
          return true;
        });
  }

  @Override
  public List<VectorEntry> fetch(Namespace namespace, List<EntryId> ids) {
    return call(
        "fetch",
        () -> {
          Map<EntryId, VectorEntry> there = entries(namespace);
          return ids.stream().distinct().map(there::get).filter(Objects::nonNull).toList();
        });
  }

  @Override
  public void delete(Namespace namespace, List<EntryId> ids) {
    call("delete", () -> entries(namespace).keySet().removeAll(List.copyOf(ids)));
  }

  @Override
  public void delete(Namespace namespace, VectorFilter filter) {
    call(
        "delete",
        () -> entries(namespace).values().removeIf(entry -> filter.matches(entry.metadata())));
  }

  @Override
  public List<VectorCandidate> query(VectorQuery query) {
    space.require(query.vector());
    return call("query", () -> new ExactSearch(entries(query.namespace()).values()).find(query));
  }

  @Override
  public void close() {
    closed = true;
  }

  private Map<EntryId, VectorEntry> entries(Namespace namespace) {
    return held.getOrDefault(namespace, new TreeMap<>());
  }

  private <T extends @Nullable Object> T call(String operation, Supplier<T> work) {
    return faults.around(
        operation,
        () -> {
          synchronized (held) {
            if (closed) {
              throw new StorageUnavailableException(
                  "the in-memory vector index is closed; open another");
            }
            return work.get();
          }
        });
  }
}
