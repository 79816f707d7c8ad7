// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import static dev.parley.adapter.dynamodb.Fixture.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency;
import dev.parley.port.RecordStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What goes wrong on the way, and what becomes of it. */
final class FaultTest {
  private static final RecordStore.Key KEY = new RecordStore.Key("things", "a");

  private final Requests requests = new Requests();

  @Test
  void throttledRequestIsMadeAgain() {
    try (DynamoDbDatabase database = Fixture.open(Fixture.tables(), requests)) {
      requests.atNext(request -> true, FaultTest::throttle);
      database.conversations().write(Fixture.header(), List.of());
      assertThat(requests.taken()).containsExactly("PutItem", "PutItem");
      assertThat(database.conversations().header(ID)).contains(Fixture.header());
    }
  }

  @Test
  void throttlingThatDoesNotEndIsOverload() {
    DynamoDbSettings settings =
        DynamoDbLocal.settings(URI.create("http://127.0.0.1:1"), "t_")
            .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500));
    try (DynamoDbDatabase database = Fixture.open(settings, requests)) {
      requests.atEach(request -> true, FaultTest::throttle);
      assertThatThrownBy(() -> database.records().get(KEY))
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("capacity");
      assertThat(requests.taken()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void headerWhoseAnswerWasLostIsNoConflictWithItself() {
    try (DynamoDbDatabase database = Fixture.open(Fixture.tables(), requests)) {
      requests.afterNext(PutItemRequest.class::isInstance, FaultTest::lose);
      database.conversations().write(Fixture.header(), List.of());
      assertThat(database.conversations().header(ID)).contains(Fixture.header());
      assertThatThrownBy(() -> database.conversations().write(Fixture.header(), List.of()))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void entriesWhoseAnswerWasLostAreWrittenOnce() {
    try (DynamoDbDatabase database = Fixture.open(Fixture.tables(), requests)) {
      database.conversations().write(Fixture.header(), List.of());
      requests.afterNext(TransactWriteItemsRequest.class::isInstance, FaultTest::lose);
      Header header = Fixture.say(database, Fixture.header(), 2, "said");
      assertThat(database.conversations().header(ID)).contains(header);
      assertThat(database.conversations().newest(ID, null, 10))
          .isEqualTo(Fixture.entries(Fixture.header(), 2, "said").reversed());
    }
  }

  @Test
  void recordWhoseAnswerWasLostIsNoConflictWithItself() {
    try (DynamoDbDatabase database = Fixture.open(Fixture.tables(), requests)) {
      requests.afterNext(PutItemRequest.class::isInstance, FaultTest::lose);
      assertThat(database.records().put(KEY, new RawJson("1"), 0, null)).isEqualTo(1);
      assertThat(database.records().get(KEY)).isPresent();
    }
  }

  @Test
  void largeHeaderGoesWithAllOfItAlsoWhenTheAnswerOfTheNextOneWasLost() {
    DynamoDbSettings settings = Fixture.tables();
    try (DynamoDbDatabase database = Fixture.open(settings, requests)) {
      Header small = Fixture.header();
      Header large = small.advance(0, Fixture.NOW).withTitle("x".repeat(3 * Body.LARGEST));
      database.conversations().write(small, List.of());
      database.conversations().write(large, List.of());
      assertThat(Items.of(settings)).hasSize(1 + 4);
      requests.afterNext(PutItemRequest.class::isInstance, FaultTest::lose);
      database.conversations().write(large.advance(0, Fixture.NOW).withTitle("y"), List.of());
      assertThat(Items.of(settings)).hasSize(1);
    }
  }

  @Test
  void removalThatMayHaveBeenDoneIsNotSentAgain() {
    try (DynamoDbDatabase database = Fixture.open(Fixture.tables(), requests)) {
      long version = database.records().put(KEY, new RawJson("1"), 0, null);
      requests.afterNext(DeleteItemRequest.class::isInstance, FaultTest::fail);
      assertThatThrownBy(() -> database.records().delete(KEY, version))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(requests.taken()).containsExactly("PutItem", "DeleteItem");
    }
  }

  @Test
  void unusedConversationThatCannotBeReadIsRemovedAllTheSame() {
    DynamoDbSettings settings = Fixture.tables();
    try (DynamoDbDatabase database = Fixture.open(settings)) {
      database.conversations().write(Fixture.header(), List.of());
      Items.set(settings, ItemKeys.header(ID), "header", "no JSON");
      assertThatThrownBy(() -> database.conversations().header(ID))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(database.retention().deleteUnused(Fixture.NOW.plusNanos(1), 10)).isEqualTo(1);
      assertThat(Items.of(settings)).isEmpty();
    }
  }

  @Test
  void serverThatIsAwayIsUnavailable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (DynamoDbDatabase database = Fixture.open(impatient(port))) {
      assertThatThrownBy(() -> database.conversations().header(ID))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("dynamodb.endpoint");
      assertThat(database.state().status()).isEqualTo(Dependency.Status.DOWN);
    }
  }

  @Test
  void serverThatDoesNotAnswerIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DynamoDbDatabase database = Fixture.open(impatient(silent.getLocalPort()), requests)) {
      assertThatThrownBy(() -> database.conversations().header(ID))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("does not answer");
      assertThat(requests.taken()).containsExactly("GetItem");
    }
  }

  @Test
  void waitsOfTheDefaultsEndWithinTwoSeconds() {
    DynamoDbSettings defaults = DynamoDbSettings.in("us-east-1");
    assertThat(defaults.connectTimeout().plus(defaults.answerTimeout()).plus(Calls.STALE))
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void missingTableIsNamedWithTheCommandThatMakesIt() {
    try (DynamoDbDatabase database = Fixture.open(DynamoDbLocal.settings())) {
      assertThatThrownBy(() -> database.records().get(KEY))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("./parley dynamodb create-tables")
          .hasMessageContaining("_records");
      var made = database.tables().create(Capacity.ON_DEMAND);
      assertThat(made).hasSize(2);
      assertThat(database.records().get(KEY)).isEmpty();
      assertThat(database.state().status()).isEqualTo(Dependency.Status.UP);
    }
  }

  @Test
  void interruptedCallerStaysInterrupted() {
    try (DynamoDbDatabase database = Fixture.open(Fixture.tables())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> database.conversations().header(ID))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static DynamoDbSettings impatient(int port) {
    return DynamoDbLocal.settings(URI.create("http://127.0.0.1:" + port), "t_")
        .withTimeouts(Duration.ofMillis(400), Duration.ofMillis(200), Duration.ofSeconds(1));
  }

  private static void throttle() {
    throw ProvisionedThroughputExceededException.builder()
        .message("too much")
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ProvisionedThroughputExceededException").build())
        .statusCode(400)
        .build();
  }

  private static void fail() {
    throw DynamoDbException.builder()
        .message("it broke")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode("InternalServerError").build())
        .statusCode(500)
        .build();
  }

  private static void lose() {
    throw SdkClientException.create("the connection was reset");
  }
}
