// SPDX-License-Identifier: Apache-2.0
/**
 * Requests that may be sent again and run once. A key that the client makes names a request; its
 * answer is kept under the key, and whoever sends the same request with it again gets that answer.
 */
@NullMarked
package dev.parley.engine.idempotency;

import org.jspecify.annotations.NullMarked;
