// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatCommandTest {

  private static final String HELLO =
      """
      data: {"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}

      : keep-alive

      data: {"choices":[{"index":0,"delta":{"content":"Grüß "}}]}

      data: {"choices":[{"index":0,
      data: "delta":{"content":"Gott 😀\\u001b[2J"}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  @TempDir private Path folder;
  private ScriptedServer server;
  private Typed typed;
  private String url;

  @SuppressWarnings("NullAway.Init") // JUnit sets the folder, and start the rest
  ChatCommandTest() {}

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    server.script(exchange -> ScriptedServer.stream(exchange, HELLO));
    typed = new Typed(folder);
    url = server.address().toString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anAnswerIsShownAsItCameWithoutWhatCommandsATerminal() {
    assertThat(typed.input("hi \"there\"\n").run("chat", "--url", url)).isEqualTo(ExitCode.OK);

    assertThat(typed.out()).isEqualTo("Grüß Gott 😀[2J\n");
    assertThat(server.asked())
        .containsExactly(
            "null {\"model\":\"default\",\"conversation\":\"terminal-id1\",\"stream\":true,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"hi \\\"there\\\"\"}]}");
  }

  @Test
  void oneMessageCanBeSaidOnTheCommandLine() {
    typed.variable("PARLEY_API_KEY", "pk_1_x");

    assertThat(typed.run("chat", "--url", url, "-m", "fast", "--conversation", "c:1", "say", "it"))
        .isEqualTo(ExitCode.OK);

    assertThat(server.asked())
        .singleElement()
        .asString()
        .startsWith("Bearer pk_1_x {\"model\":\"fast\",\"conversation\":\"c:1\",")
        .contains("\"content\":\"say it\"");
  }

  @Test
  void theConversationIsRememberedUntilAnotherIsBegun() {
    typed.run("chat", "--url", url, "one");
    typed.run("chat", "--url", url, "two");
    typed.run("chat", "--url", url, "--new", "three");
    typed.input("four\n/new\nfive\n").run("chat", "--url", url);
    typed.run("chat", "--url", url, "six");

    assertThat(server.asked())
        .extracting(
            body -> body.replaceAll(".*(terminal-id\\d+).*\"content\":\"(\\w+)\".*", "$2 $1"))
        .containsExactly(
            "one terminal-id1",
            "two terminal-id1",
            "three terminal-id3",
            "four terminal-id3",
            "five terminal-id5",
            "six terminal-id5");
  }

  @Test
  void commandsOfTheChatAreNotSaidToTheModel() {
    typed
        .input("/help\n/nope\n\n/usr/bin is a folder\n/exit\nnever said\n")
        .run("chat", "--url", url);

    assertThat(server.asked()).singleElement().asString().contains("/usr/bin is a folder");
    assertThat(typed.err()).contains("/new    begin another", "There is no /nope; /help shows");
  }

  @Test
  void aServersErrorIsOneLine() {
    server.script(
        exchange ->
            ScriptedServer.answer(
                exchange, 503, "{\"error\":{\"message\":\"the model is being fetched (40%)\"}}"));

    assertThat(typed.run("chat", "--url", url, "hi")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err())
        .isEqualTo(
            "parley: the server answers 503: the model is being fetched (40%)"
                + System.lineSeparator());
  }

  @Test
  void aMissingKeySaysWhereToPutIt() {
    server.script(
        exchange -> ScriptedServer.answer(exchange, 401, "{\"error\":{\"message\":\"no key\"}}"));

    assertThat(typed.run("chat", "--url", url, "hi")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err())
        .startsWith("parley: the server wants a key (no key): put it into PARLEY_API_KEY");
  }

  @Test
  void anErrorWithinTheStreamEndsTheAnswer() {
    server.script(
        exchange ->
            ScriptedServer.stream(
                exchange,
                """
                data: {"choices":[{"delta":{"content":"Once"}}]}

                data: {"error":{"message":"the model crashed"}}

                """));

    assertThat(typed.run("chat", "--url", url, "hi")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.out()).isEqualTo("Once\n");
    assertThat(typed.err()).startsWith("parley: the answer broke off: the model crashed");
  }

  @Test
  void aStreamThatEndsEarlyIsNoAnswer() {
    server.script(
        exchange ->
            ScriptedServer.stream(
                exchange, "data: {\"choices\":[{\"delta\":{\"content\":\"On\"}}]}\n\n"));

    assertThat(typed.run("chat", "--url", url, "hi")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err()).startsWith("parley: the answer broke off: the server went away");
  }

  @Test
  void anAnswerCutOffAtItsLimitSaysSo() {
    server.script(
        exchange ->
            ScriptedServer.stream(
                exchange,
                """
                data: {"choices":[{"delta":{"content":"On"},"finish_reason":"length"}]}

                data: [DONE]

                """));

    assertThat(typed.run("chat", "--url", url, "hi")).isEqualTo(ExitCode.OK);
    assertThat(typed.err()).startsWith("(cut off: the answer reached its length limit)");
  }

  @Test
  void theServerOfThisMachineIsUsedWhereItRuns() {
    typed.variable("PARLEY_SERVER_PORT", String.valueOf(server.address().getPort()));

    assertThat(typed.run("chat", "hi")).isEqualTo(ExitCode.OK);
  }

  @Test
  void theServerThatHasTheDataFolderIsUsedWhereverItListens() {
    typed.variable("PARLEY_SERVER_PORT", "1").starter(new Elsewhere(server.address()));

    assertThat(typed.run("chat", "hi")).isEqualTo(ExitCode.OK);
    assertThat(typed.out()).startsWith("Grüß");
  }

  @Test
  void aServerThatNoLongerAnswersIsPassedOver() {
    typed
        .variable("PARLEY_SERVER_PORT", String.valueOf(server.address().getPort()))
        .starter(new Elsewhere(URI.create("http://127.0.0.1:1")));

    assertThat(typed.run("chat", "hi")).isEqualTo(ExitCode.OK);
  }

  private record Elsewhere(URI address) implements ServerStarter {
    @Override
    public ServerHandle start(Settings settings, Terminal terminal) {
      throw new AssertionError("one runs");
    }

    @Override
    public Optional<URI> running(Settings settings) {
      return Optional.of(address);
    }
  }

  @Test
  void whereNoServerRunsOneIsStartedForTheChatAlone() {
    AtomicInteger closed = new AtomicInteger();
    typed
        .variable("PARLEY_SERVER_PORT", "0")
        .starter((settings, terminal) -> new Running(server.address(), closed));

    assertThat(typed.run("chat", "hi")).isEqualTo(ExitCode.OK);
    assertThat(typed.out()).startsWith("Grüß");
    assertThat(closed).hasValue(1);
  }

  private record Running(URI address, AtomicInteger closed) implements ServerHandle {
    @Override
    public void awaitStop() {}

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void aServerThatIsNamedAndDoesNotRunIsOneLine() {
    server.close();

    assertThat(typed.run("chat", "--url", url, "hi")).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err())
        .startsWith("parley: no server answers at " + url + ": start it with ./parley serve");
  }
}
