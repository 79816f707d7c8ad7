// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the tables that servers share. */
@FunctionalInterface
public interface TableMaker {

  /**
   * Makes those that are missing, and waits until all can be used.
   *
   * @param each what each of them may do in a second; null to pay by the request
   * @throws CommandException in one line, with what to do, where it can't be done
   */
  List<Table> create(Settings settings, @Nullable Throughput each) throws CommandException;

  /**
   * What a table may do in a second.
   *
   * @param reads of 4 KB, 1 or more
   * @param writes of 1 KB, 1 or more
   */
  record Throughput(long reads, long writes) {}

  /**
   * A table that can be used.
   *
   * @param made whether it was made now; else it was there, and is left as it was
   */
  record Table(String name, boolean made) {}
}
