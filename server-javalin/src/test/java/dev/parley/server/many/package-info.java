// SPDX-License-Identifier: Apache-2.0

/**
 * Several servers, each a process of its own, on one DynamoDB and one Redis behind nginx: what
 * becomes of conversations when one of them dies, leaves, or loses its Redis.
 */
@NullMarked
package dev.parley.server.many;

import org.jspecify.annotations.NullMarked;
