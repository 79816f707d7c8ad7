// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.StorageUnavailableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What DynamoDB's errors mean for the person who can mend them. */
final class Failures {
  private static final int SERVER_ERROR = 500;
  private static final String CONDITION = "ConditionalCheckFailed";
  private static final Set<String> CROWDED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded",
          "ThrottlingException",
          "ThrottlingError",
          "LimitExceededException",
          "TransactionConflict",
          "TransactionConflictException",
          "TransactionInProgressException",
          "ReplicatedWriteConflictException");
  private static final Set<String> DENIED =
      Set.of(
          "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "InvalidClientTokenId",
          "MissingAuthenticationTokenException",
          "IncompleteSignatureException",
          "ExpiredTokenException");

  private final DynamoDbSettings settings;

  Failures(DynamoDbSettings settings) {
    this.settings = settings;
  }

  /** Whether a condition did not hold: an answer, not a failure. */
  static boolean isRefusal(SdkException failure) {
    return failure instanceof ConditionalCheckFailedException
        || (failure instanceof TransactionCanceledException canceled
            && canceled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(CONDITION::equals));
  }

  /** Whether waiting a little helps: too much is asked, or others write the same items. */
  static boolean isCrowd(SdkException failure) {
    if (failure instanceof TransactionCanceledException canceled) {
      return canceled.cancellationReasons().stream()
          .map(CancellationReason::code)
          .anyMatch(CROWDED::contains);
    }
    return failure instanceof AwsServiceException service
        && (CROWDED.contains(code(service)) || isBroken(service));
  }

  /** Whether DynamoDB failed, and may have done what it was asked all the same. */
  static boolean isBroken(SdkException failure) {
    return failure instanceof AwsServiceException service
        && service.statusCode() >= SERVER_ERROR
        && !CROWDED.contains(code(service));
  }

  /** Whether no answer came. */
  static boolean isSilence(SdkException failure) {
    return failure instanceof SdkClientException;
  }

  /** One line: what failed, and what to do. */
  ParleyException explained(SdkException failure) {
    if (failure instanceof ResourceNotFoundException) {
      return unavailable(
          "a table of DynamoDB is not there ("
              + settings.conversations()
              + ", "
              + settings.records()
              + " in "
              + place()
              + "): run ./parley dynamodb create-tables, or mend dynamodb.region and"
              + " dynamodb.table_prefix",
          failure);
    }
    if (isCrowd(failure) && !isBroken(failure)) {
      return crowded(failure);
    }
    if (failure instanceof AwsServiceException service) {
      if (isBroken(service)) {
        return unavailable(
            "DynamoDB in " + place() + " fails (" + code(service) + "): try again later", failure);
      }
      return DENIED.contains(code(service))
          ? unavailable(
              "DynamoDB in "
                  + place()
                  + " refuses Parley's credentials ("
                  + code(service)
                  + "): give the keys or the IAM role access to the tables",
              failure)
          : unavailable("DynamoDB in " + place() + " refused a request: " + code(service), failure);
    }
    return unavailable(silence(failure), failure);
  }

  /** DynamoDB was asked for more than it may do, for longer than is waited. */
  OverloadedException crowded(@Nullable SdkException failure) {
    return new OverloadedException(
        "DynamoDB in "
            + place()
            + " has more to do than it may: raise the capacity of the tables, or make them"
            + " on-demand",
        failure);
  }

  private String silence(SdkException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("credentials")
        ? "no AWS credentials were found: give an IAM role, a profile, or AWS_ACCESS_KEY_ID and"
            + " AWS_SECRET_ACCESS_KEY"
        : "DynamoDB in "
            + place()
            + " does not answer: check the network, dynamodb.region and dynamodb.endpoint";
  }

  String place() {
    return settings.endpoint() == null
        ? settings.region()
        : settings.region() + " at " + settings.endpoint();
  }

  private static StorageUnavailableException unavailable(String message, SdkException failure) {
    return new StorageUnavailableException(message, failure);
  }

  private static String code(AwsServiceException failure) {
    return failure.awsErrorDetails() == null
        ? "status " + failure.statusCode()
        : String.valueOf(failure.awsErrorDetails().errorCode());
  }
}
