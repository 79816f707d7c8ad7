// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB, used where {@code stores} says dynamodb.
 *
 * @param region the AWS region
 * @param endpoint another address than the region's own
 * @param tablePrefix what the names of our tables begin with
 * @param timeout how long to wait for an answer
 */
public record DynamoDbSettings(
    String region, @Nullable URI endpoint, String tablePrefix, Duration timeout) {

  private static final Pattern REGION = Pattern.compile("(?=.{4,40}$)[a-z]{2,}(-[a-z0-9]+)+");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  static final Key<String> REGION_NAME =
      Key.of("region", Types.text(REGION, "the name of an AWS region"), "us-east-1", "AWS region");
  static final Key<@Nullable URI> ENDPOINT =
      Key.optional("endpoint", UrlTypes.web(), "another address than the region's own");
  static final Key<String> TABLE_PREFIX =
      Key.of(
          "table_prefix",
          Types.text(PREFIX, "letters, digits, _, - and . (at most 100)"),
          "parley_",
          "what the names of the tables begin with");
  static final Key<Duration> TIMEOUT =
      Key.of(
          "timeout_seconds",
          Types.seconds("0.01", "60"),
          Duration.ofMillis(1300),
          "how long to wait for an answer; then the call fails with a 503");
  static final Section SECTION =
      new Section(
          "dynamodb",
          "DynamoDB, used where stores says dynamodb. Credentials come as AWS's own tools find"
              + " them.",
          List.of(REGION_NAME, ENDPOINT, TABLE_PREFIX, TIMEOUT));

  static DynamoDbSettings from(Block block) {
    return new DynamoDbSettings(
        block.get(REGION_NAME), block.get(ENDPOINT), block.get(TABLE_PREFIX), block.get(TIMEOUT));
  }
}
