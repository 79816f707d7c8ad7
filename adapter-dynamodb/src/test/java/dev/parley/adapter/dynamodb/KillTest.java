// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import static dev.parley.adapter.dynamodb.Fixture.ID;
import static dev.parley.adapter.dynamodb.Fixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Writers and removers that die in the middle, and what they leave. */
final class KillTest {
  private final DynamoDbSettings settings = Fixture.tables();
  private final Requests requests = new Requests();
  private final SteppedClock clock = SteppedClock.at(NOW);
  private final DynamoDbDatabase database = Fixture.open(settings, clock, requests);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void entriesOfAWriterThatDiedBeforeTheHeaderDoNotCount()
      throws IOException, InterruptedException {
    database.conversations().write(Fixture.header(), List.of());
    Header stored = Fixture.say(database, Fixture.header(), 3, "said");
    runDyingWriter();
    assertThat(items()).isEqualTo(1 + 3 + DyingWriter.ENTRIES);
    assertThat(database.conversations().header(ID)).contains(stored);
    assertThat(database.conversations().newest(ID, null, 100))
        .isEqualTo(Fixture.entries(Fixture.header(), 3, "said").reversed());
    assertThat(database.conversations().entry(ID, new Sequence(4))).isEmpty();

    Header next = Fixture.say(database, stored, 2, "alive");
    assertThat(database.conversations().newest(ID, null, 2))
        .isEqualTo(Fixture.entries(stored, 2, "alive").reversed());
    assertThat(database.conversations().delete(next)).isTrue();
    assertThat(items()).isZero();
  }

  @Test
  void conversationOfAWriterThatDiedBeforeItsHeaderIsNone()
      throws IOException, InterruptedException {
    runDyingWriter();
    assertThat(items()).isEqualTo(1 + DyingWriter.ENTRIES);
    assertThat(database.conversations().header(ID)).isEmpty();
    assertThat(database.conversations().newest(ID, null, 10)).isEmpty();
    assertThat(database.conversations().list(Owner.LOCAL, null, 10)).isEmpty();

    assertThat(sweepAfter(Duration.ofMinutes(59))).isEqualTo(1 + DyingWriter.ENTRIES);
    assertThat(sweepAfter(Duration.ofMinutes(2))).isZero();
    database.conversations().write(Fixture.header(), List.of());
    assertThat(database.conversations().newest(ID, null, 10)).isEmpty();
  }

  @Test
  void removalThatDiedIsFinishedLater() {
    database.conversations().write(Fixture.header(), List.of());
    var header = Fixture.say(database, Fixture.header(), 5, "said");
    requests.atEach(DeleteItemRequest.class::isInstance, KillTest::die);
    assertThatThrownBy(() -> database.conversations().delete(header))
        .isInstanceOf(StorageUnavailableException.class);
    requests.atEach(request -> false, () -> {});
    assertThat(items()).isEqualTo(6);
    assertThat(database.conversations().header(ID)).isEmpty();
    assertThat(sweepAfter(Duration.ofMinutes(61))).isZero();
  }

  @Test
  void newConversationOfTheNameOfOneThatIsBeingRemovedKeepsItsOwn() {
    database.conversations().write(Fixture.header(), List.of());
    Header old = Fixture.say(database, Fixture.header(), 5, "old");
    Header anew = Fixture.headerOf(NOW.plusNanos(1));
    requests.atNext(
        DeleteItemRequest.class::isInstance,
        () -> {
          try (DynamoDbDatabase other = Fixture.open(settings)) {
            other.conversations().write(anew, List.of());
            var unused = Fixture.say(other, anew, 2, "new");
          }
        });
    assertThat(database.conversations().delete(old)).isTrue();
    assertThat(database.conversations().newest(ID, null, 10))
        .isEqualTo(Fixture.entries(anew, 2, "new").reversed());
    assertThat(items()).isEqualTo(3);
  }

  @Test
  void slowWriterCanNotWriteOverWhatAnotherMadeCount() {
    database.conversations().write(Fixture.header(), List.of());
    requests.afterNext(
        TransactWriteItemsRequest.class::isInstance,
        () -> {
          try (DynamoDbDatabase other = Fixture.open(settings)) {
            var unused = Fixture.say(other, Fixture.header(), 300, "fast");
          }
        });
    assertThatThrownBy(() -> Fixture.say(database, Fixture.header(), 300, "slow"))
        .isInstanceOf(ConflictException.class);
    assertThat(database.conversations().newest(ID, null, 300))
        .isEqualTo(Fixture.entries(Fixture.header(), 300, "fast").reversed());
  }

  @Test
  void largeTextIsGoneFromTheTableWhenItsEntryOrItsTurnIs() {
    String large = "0123456789".repeat(100_000);
    Header opened = Fixture.withTurn(Fixture.header(), large);
    database.conversations().write(opened, List.of());
    assertThat(database.conversations().header(ID)).contains(opened);
    assertThat(items()).isEqualTo(4);
    Header closed = opened.append(List.of(Fixture.entry(1, large)), NOW).withOpenTurn(null);
    database.conversations().write(closed, List.of(Fixture.entry(1, large)));
    assertThat(items()).isEqualTo(1 + 1 + 3);
    assertThat(database.conversations().newest(ID, null, 1))
        .containsExactly(Fixture.entry(1, large));
    database.conversations().deleteEntry(ID, new Sequence(1));
    assertThat(items()).isEqualTo(2);
    assertThat(database.conversations().newest(ID, null, 1))
        .containsExactly(Fixture.entry(1, large).erased());
  }

  private int sweepAfter(Duration time) {
    clock.advance(time);
    assertThat(database.retention().deleteUnused(clock.instant().minus(Duration.ofDays(1)), 1))
        .isZero();
    return items();
  }

  private void runDyingWriter() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DyingWriter.class.getName(),
                Objects.requireNonNull(settings.endpoint()).toString(),
                settings.tablePrefix())
            .inheritIO()
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(137);
  }

  /** How many items the table has, whatever they are. */
  private int items() {
    return Items.of(settings).size();
  }

  private static void die() {
    throw SdkClientException.create("the process died");
  }
}
