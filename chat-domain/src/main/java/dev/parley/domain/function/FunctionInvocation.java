// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function, as its handler gets it.
 *
 * @param arguments an object that keeps to the function's schema
 * @param idempotencyKey the same for the same call of the same turn, whoever asks and however
 *     often; 1 to 255 printable ASCII characters
 * @param owner for whom it runs
 * @param conversation null for a request that is not remembered
 * @param deadline when its time is over; its thread is interrupted then
 */
public record FunctionInvocation(
    String name,
    RawJson arguments,
    String idempotencyKey,
    Owner owner,
    @Nullable ConversationId conversation,
    Instant deadline) {}
