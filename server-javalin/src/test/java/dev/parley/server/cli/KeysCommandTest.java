// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeysCommandTest {

  private static final String KEY =
      "{\"id\":\"k1\",\"object\":\"api_key\",\"name\":\"lap\\u001b[2Jtop\",\"role\":\"user\","
          + "\"owner\":\"ada\",\"models\":[\"a\",\"b\"],\"status\":\"active\","
          + "\"created_at\":1767323045,\"expires_at\":null";
  private static final String TEXT = "pk_k1_" + "0123456789abcdef".repeat(4);
  private static final String MADE = KEY + ",\"key\":\"" + TEXT + "\"}";

  @TempDir private Path folder;
  private Typed typed;
  private final List<KeyOrder> orders = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();

  @SuppressWarnings("NullAway.Init") // JUnit sets the folder, and type the rest
  KeysCommandTest() {}

  @BeforeEach
  void type() {
    typed =
        new Typed(folder)
            .office(
                (settings, order) -> {
                  orders.add(order);
                  return answers.remove();
                });
  }

  @Test
  void aNewKeyIsAloneOnItsSide() {
    answers.add(MADE);

    assertThat(
            typed.run(
                "keys",
                "create",
                "laptop",
                "--role",
                "user",
                "--owner",
                "ada",
                "--model",
                "a",
                "--model",
                "b",
                "--expires",
                "2027-01-31"))
        .isEqualTo(ExitCode.OK);
    assertThat(typed.out().strip()).isEqualTo(TEXT);
    assertThat(typed.err())
        .startsWith("Key k1 (lap[2Jtop): role user, owner ada, models a, b.")
        .doesNotContain(TEXT);
    assertThat(orders)
        .containsExactly(
            new KeyOrder.Create(
                "{\"name\":\"laptop\",\"role\":\"user\",\"owner\":\"ada\","
                    + "\"expires_at\":1801353600,\"models\":[\"a\",\"b\"]}"));
  }

  @Test
  void whatIsNotSaidIsLeftToTheServer() {
    answers.add(MADE);

    assertThat(typed.run("keys", "create", "laptop")).isEqualTo(ExitCode.OK);
    assertThat(orders).containsExactly(new KeyOrder.Create("{\"name\":\"laptop\"}"));
  }

  @Test
  void aRotatedKeySaysHowLongTheOldOneWorks() {
    answers.add(MADE.replace("}", ",\"old_key_until\":1767326645}"));

    assertThat(typed.run("keys", "rotate", "k1", "--overlap-seconds", "3600"))
        .isEqualTo(ExitCode.OK);
    assertThat(typed.out().strip()).isEqualTo(TEXT);
    assertThat(typed.err()).contains("The old key works until 2026-01-02T04:04:05Z");
    assertThat(orders).containsExactly(new KeyOrder.Rotate("k1", "{\"overlap_seconds\":3600}"));
  }

  @ParameterizedTest
  @CsvSource({"k1", "pk_k1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"})
  void aKeyIsRevokedByItsIdOrItsText(String given) {
    answers.add(KEY + "}");

    assertThat(typed.run("keys", "revoke", given)).isEqualTo(ExitCode.OK);
    assertThat(orders).containsExactly(new KeyOrder.Revoke("k1"));
    assertThat(typed.err()).contains("Key k1").contains("opens nothing any more");
  }

  @Test
  void allPagesAreListed() {
    String page = "{\"object\":\"list\",\"data\":[" + KEY + "}],\"last_id\":\"k1\",\"has_more\":";
    answers.add(page + "true}");
    answers.add(page + "false}");

    assertThat(typed.run("keys", "list")).isEqualTo(ExitCode.OK);
    assertThat(typed.out().lines()).hasSize(3);
    assertThat(typed.out())
        .contains("ID", "k1", "ada", "active", "2026-01-02T03:04:05Z", "never", "a, b")
        .doesNotContain("\u001b");
    assertThat(orders).containsExactly(new KeyOrder.Page(null), new KeyOrder.Page("k1"));
  }

  @Test
  void aFailureIsOneLine() {
    typed.office(
        (settings, order) -> {
          throw new CommandException("there is no key k9");
        });

    assertThat(typed.run("keys", "revoke", "k9")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err().strip()).isEqualTo("parley: there is no key k9");
  }

  /** A server that runs, at an address. */
  record Running(URI address, AtomicInteger looks) implements ServerStarter {
    Running(URI address) {
      this(address, new AtomicInteger());
    }

    @Override
    public ServerHandle start(Settings settings, Terminal terminal) throws CommandException {
      throw new CommandException("one runs already");
    }

    @Override
    public Optional<URI> running(Settings settings) {
      looks.incrementAndGet();
      return Optional.of(address);
    }
  }

  @Test
  void aServerThatRunsIsAskedWithTheKeyOfTheEnvironment() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.script(exchange -> ScriptedServer.answer(exchange, 200, MADE));
      typed.starter(new Running(server.address()));

      assertThat(typed.run("keys", "create", "laptop")).isEqualTo(ExitCode.OK);
      typed.variable("PARLEY_API_KEY", "pk_mine");
      assertThat(typed.run("keys", "rotate", "k1")).isEqualTo(ExitCode.OK);
      typed.variable("PARLEY_ADMIN_KEY", "a".repeat(32));
      assertThat(typed.run("keys", "rotate", "k1")).isEqualTo(ExitCode.OK);
      assertThat(server.asked())
          .containsExactly(
              "null {\"name\":\"laptop\"}",
              "Bearer pk_mine {}",
              "Bearer " + "a".repeat(32) + " {}");
      assertThat(orders).isEmpty();
    }
  }

  @Test
  void allPagesComeFromOnePlace() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    String page = "{\"object\":\"list\",\"data\":[" + KEY + "}],\"last_id\":\"k1\",\"has_more\":";
    answers.addAll(List.of(page + "true}", page + "true}", page + "false}"));
    try (ScriptedServer server = new ScriptedServer()) {
      server.script(exchange -> ScriptedServer.answer(exchange, 200, answers.remove()));
      typed.starter(new Running(server.address(), looks));

      assertThat(typed.run("keys", "list")).isEqualTo(ExitCode.OK);
      assertThat(server.asked()).hasSize(3);
      assertThat(looks).hasValue(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, wants an admin's key (no)",
    "403, 'put one into PARLEY_ADMIN_KEY or PARLEY_API_KEY, or stop the server'",
    "404, parley: no",
    "503, answers 503: no"
  })
  void whatTheServerRefusesIsSaid(int status, String expected) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.script(
          exchange -> ScriptedServer.answer(exchange, status, "{\"error\":{\"message\":\"no\"}}"));
      typed.starter(new Running(server.address()));

      assertThat(typed.run("keys", "revoke", "k1")).isEqualTo(ExitCode.FAILED);
      assertThat(typed.err()).contains(expected);
      assertThat(typed.err().lines()).hasSize(1);
    }
  }
}
