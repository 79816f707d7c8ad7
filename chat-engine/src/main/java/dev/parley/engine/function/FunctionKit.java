// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.function.LoopLimits;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionSource;
import dev.parley.port.MessageFormat;
import dev.parley.port.RecordStore;
import java.util.List;

/**
 * What an engine needs to run functions.
 *
 * @param sources where functions come from; of two with one name the first counts
 * @param records keep, for a day, what a turn without a conversation leaves behind for the next
 * @param format how it is written there
 */
public record FunctionKit(
    List<FunctionSource> sources,
    ArgumentBinder arguments,
    RecordStore records,
    MessageFormat format,
    LoopLimits limits) {
  public FunctionKit {
    sources = List.copyOf(sources);
  }
}
