// SPDX-License-Identifier: Apache-2.0
/**
 * Conversations and records in DynamoDB, for servers that share what they remember. Empty so far:
 * the conversation log and the record store come here, held to the contracts of the test kit.
 */
@NullMarked
package dev.parley.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
