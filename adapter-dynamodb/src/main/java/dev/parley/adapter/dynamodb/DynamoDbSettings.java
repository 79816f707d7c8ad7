// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables are, and how long to wait for them.
 *
 * @param region an AWS region, for instance {@code us-east-1}
 * @param endpoint another address than the region's own; null for the region's
 * @param tablePrefix what the names of the tables begin with: up to 100 letters, digits, {@code _},
 *     {@code -} and {@code .}
 * @param keys access keys; null for what AWS's own tools would find: the environment, a profile, an
 *     IAM role
 * @param maxConnections how many requests may be under way at once, 1 to 10,000
 * @param connectTimeout how long to wait for a connection, up to a minute
 * @param answerTimeout how long to wait for the answer to a request, up to a minute
 * @param retryFor how long a request that DynamoDB throttles is tried again, up to a minute
 */
public record DynamoDbSettings(
    String region,
    @Nullable URI endpoint,
    String tablePrefix,
    @Nullable Keys keys,
    int maxConnections,
    Duration connectTimeout,
    Duration answerTimeout,
    Duration retryFor) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{0,100}");
  private static final int MOST_CONNECTIONS = 10_000;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  public DynamoDbSettings {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          "region is '" + region + "': give the name of an AWS region, for instance us-east-1");
    }
    if (endpoint != null && !isWeb(endpoint)) {
      throw new IllegalArgumentException(
          "endpoint is " + endpoint + ": give an http or https URL, or none");
    }
    if (!PREFIX.matcher(tablePrefix).matches()) {
      throw new IllegalArgumentException(
          "tablePrefix is '"
              + tablePrefix
              + "': give at most 100 letters, digits and the characters _ - .");
    }
    if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "maxConnections is " + maxConnections + ": give 1 to " + MOST_CONNECTIONS);
    }
    requireWithin("connectTimeout", connectTimeout, SHORTEST);
    requireWithin("answerTimeout", answerTimeout, SHORTEST);
    requireWithin("retryFor", retryFor, Duration.ZERO);
  }

  /** That region, with the defaults for everything else. */
  public static DynamoDbSettings in(String region) {
    return new DynamoDbSettings(
        region,
        null,
        "parley_",
        null,
        64,
        Duration.ofMillis(400),
        Duration.ofMillis(1300),
        Duration.ofSeconds(5));
  }

  /** These settings with another address than the region's own. */
  public DynamoDbSettings withEndpoint(@Nullable URI address) {
    return new DynamoDbSettings(
        region,
        address,
        tablePrefix,
        keys,
        maxConnections,
        connectTimeout,
        answerTimeout,
        retryFor);
  }

  public DynamoDbSettings withTablePrefix(String prefix) {
    return new DynamoDbSettings(
        region, endpoint, prefix, keys, maxConnections, connectTimeout, answerTimeout, retryFor);
  }

  public DynamoDbSettings withKeys(@Nullable Keys access) {
    return new DynamoDbSettings(
        region,
        endpoint,
        tablePrefix,
        access,
        maxConnections,
        connectTimeout,
        answerTimeout,
        retryFor);
  }

  public DynamoDbSettings withMaxConnections(int connections) {
    return new DynamoDbSettings(
        region, endpoint, tablePrefix, keys, connections, connectTimeout, answerTimeout, retryFor);
  }

  /** These settings with other times to wait. */
  public DynamoDbSettings withTimeouts(Duration connect, Duration answer, Duration retry) {
    return new DynamoDbSettings(
        region, endpoint, tablePrefix, keys, maxConnections, connect, answer, retry);
  }

  String conversations() {
    return tablePrefix + "conversations";
  }

  String records() {
    return tablePrefix + "records";
  }

  private static boolean isWeb(URI address) {
    String scheme = address.getScheme();
    return address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
  }

  private static void requireWithin(String name, Duration value, Duration min) {
    if (value.compareTo(min) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give " + min + " to " + LONGEST);
    }
  }

  /**
   * Access keys of AWS.
   *
   * @param sessionToken of temporary keys; null for lasting ones
   */
  public record Keys(String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
    public Keys {
      if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
        throw new IllegalArgumentException(
            "access keys are two: give both the access key id and the secret access key, or none");
      }
    }

    @Override
    public String toString() {
      return "Keys[accessKeyId=" + accessKeyId + ", secretAccessKey=***]";
    }
  }
}
