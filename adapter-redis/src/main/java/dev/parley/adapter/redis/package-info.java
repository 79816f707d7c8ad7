// SPDX-License-Identifier: Apache-2.0
/**
 * Sessions, the response cache, rate limits and the job queue in Redis, for servers that share
 * them. Empty so far: each comes here behind its port, held to the contracts of the test kit.
 */
@NullMarked
package dev.parley.adapter.redis;

import org.jspecify.annotations.NullMarked;
