// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChatClientTest {

  private static final ChatClient.Question QUESTION = new ChatClient.Question("c", "m", "hi");

  private final ExecutorService person = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private ScriptedServer server;

  @SuppressWarnings("NullAway.Init") // start sets the server
  ChatClientTest() {}

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() {
    server.close();
    person.close();
  }

  @Test
  void cancellingStopsAnAnswerInTheMiddleAndTheServerSeesIt() throws Exception {
    server.script(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (true) { // until the client has left
              exchange
                  .getResponseBody()
                  .write(
                      "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n"
                          .getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
            }
          } catch (IOException gone) {
            left.countDown();
          }
        });
    try (ChatClient client = new ChatClient(server.address(), null)) {
      Future<ChatClient.Outcome> outcome =
          person.submit(() -> client.ask(QUESTION, text -> reached.countDown()));
      assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();

      client.cancel();

      assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new ChatClient.Stopped());
      assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void cancellingStopsTheWaitForTheFirstByte() throws Exception {
    server.script(
        exchange -> {
          reached.countDown();
          try {
            left.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (ChatClient client = new ChatClient(server.address(), null)) {
      Future<ChatClient.Outcome> outcome = person.submit(() -> client.ask(QUESTION, text -> {}));
      assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();

      client.cancel();

      assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new ChatClient.Stopped());
      left.countDown();
    }
  }

  @Test
  void afterACancelTheNextQuestionIsAnswered() {
    try (ChatClient client = new ChatClient(server.address(), null)) {
      client.cancel();

      assertThat(client.ask(QUESTION, text -> {})).isEqualTo(new ChatClient.Answered(""));
    }
  }

  @Test
  void aServerThatIsGoneIsSaidWithWhatToDo() {
    server.close();
    try (ChatClient client = new ChatClient(server.address(), null)) {
      assertThat(client.ask(QUESTION, text -> {}))
          .isInstanceOfSatisfying(
              ChatClient.Failed.class,
              failed -> assertThat(failed.message()).contains("start it with ./parley serve"));
    }
  }

  @Test
  void whatIsNoAnswerIsSaidAsSuch() {
    server.script(exchange -> ScriptedServer.answer(exchange, 502, "<html>"));
    try (ChatClient client = new ChatClient(server.address(), null)) {
      assertThat(client.ask(QUESTION, text -> {}))
          .isEqualTo(
              new ChatClient.Failed(
                  "the server answers 502: it gives no reason that Parley would"));
    }
  }
}
