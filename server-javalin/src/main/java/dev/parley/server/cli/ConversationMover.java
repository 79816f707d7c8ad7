// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import dev.parley.server.settings.StoreSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Moves conversations between the stores and a file. */
public interface ConversationMover {

  /**
   * What to move.
   *
   * @param store the one to read or write; null for the one that {@code stores.conversations} names
   * @param file null for standard input or output
   * @param anew whether a file that is there is written over
   */
  record Order(StoreSettings.@Nullable Durable store, @Nullable Path file, boolean anew) {}

  /**
   * Writes all conversations of a store to a file, or goes on with one that was cut off.
   *
   * @throws CommandException in one line, with what to do, where it can't be done
   */
  void exportAll(Settings settings, Order order, Terminal terminal) throws CommandException;

  /**
   * Puts the conversations of a file into a store.
   *
   * @throws CommandException in one line, with what to do, where it can't be done, and where
   *     conversations differ from those that are there
   */
  void importAll(Settings settings, Order order, Terminal terminal) throws CommandException;
}
