// SPDX-License-Identifier: Apache-2.0
/**
 * Conversations and records in DynamoDB, for servers that share what they remember. {@link
 * dev.parley.adapter.dynamodb.DynamoDbDatabase} opens both; {@link
 * dev.parley.adapter.dynamodb.DynamoDbTables} makes the tables. What is said at once becomes
 * visible at once, whatever its size and whoever else writes.
 */
@NullMarked
package dev.parley.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
