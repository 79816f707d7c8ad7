// SPDX-License-Identifier: Apache-2.0
/**
 * What several servers share in Redis: answers to the same question, background work and sessions.
 * {@link dev.parley.adapter.redis.RedisDatabase} is the way in; everything goes through its one
 * connection, which finds back to a Redis that was gone.
 */
@NullMarked
package dev.parley.adapter.redis;

import org.jspecify.annotations.NullMarked;
