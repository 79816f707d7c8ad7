// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import java.time.Duration;

/**
 * A call that was dealt with, for those who look on.
 *
 * @param arguments as the model wrote them
 * @param result as the model was told
 */
public record FunctionRun(
    String callId, String name, String arguments, FunctionResult result, Duration time) {}
