// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.engine.idempotency.Idempotency;
import java.util.function.Supplier;

/**
 * What every request passes on its way in.
 *
 * @param door who may pass
 * @param ids makes the ids of requests that bring none: letters and digits
 * @param idempotency keeps the answers of calls that {@link CallTrait#RUNS_ONCE}
 */
public record Entrance(Door door, Supplier<String> ids, Idempotency idempotency) {}
