// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.adapter.httpfunction.HttpFunction;
import dev.parley.adapter.httpfunction.HttpFunctionSettings;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.Decision;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.LoopAccount;
import dev.parley.domain.function.LoopLimits;
import dev.parley.domain.function.ServerFunction;
import dev.parley.engine.function.Approval;
import dev.parley.engine.function.FunctionCalls;
import dev.parley.json.function.JavaFunction;
import dev.parley.json.function.JsonArguments;
import dev.parley.port.FunctionHandler;
import dev.parley.testkit.Gate;
import dev.parley.testkit.ScriptedFunction;
import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page knows a stored result that is no function's by its words: those that are written. */
final class OwnWordsTest {
  private static final Pattern WRITTEN = Pattern.compile("(?m)^(?:const NOT_RUN = |  )/(.+)/[,;]$");
  private static final List<Pattern> OWN =
      WRITTEN
          .matcher(Files.text("state/own-words.js"))
          .results()
          .map((MatchResult found) -> Pattern.compile(found.group(1)))
          .toList();
  private static final Pattern NOT_RUN = OWN.getFirst();
  private static final RawJson ORDER =
      new RawJson(
          """
          {"type":"object","required":["order_id","count"],"additionalProperties":false,
           "properties":{"order_id":{"type":"string"},"count":{"type":"integer"}}}
          """);
  private final SteppedClock clock = SteppedClock.create();
  private final FunctionCalls calls =
      new FunctionCalls(clock, Owner.LOCAL, null, "turn", Integer.MAX_VALUE);
  private final Instant later = clock.instant().plusSeconds(60);

  record Nothing() {}

  private static boolean isOwn(String result) {
    return OWN.stream().anyMatch(words -> words.matcher(result).find());
  }

  private static void assertOwn(String beginning, FunctionResult result) {
    assertThat(result.ok()).isFalse();
    assertOwn(beginning, result.text());
  }

  private static void assertOwn(String beginning, String result) {
    assertThat(result).contains(beginning);
    assertThat(isOwn(result)).as(result).isTrue();
    assertThat(NOT_RUN.matcher(result).find()).isEqualTo(result.startsWith("not run"));
  }

  private static FunctionToolCall call(FunctionHandler handler) {
    return new FunctionToolCall(
        "call", new FunctionCall(handler.function().name(), "{}", Extras.NONE), Extras.NONE);
  }

  private FunctionResult run(FunctionHandler handler) {
    return run(handler, "{}", later);
  }

  private FunctionResult run(FunctionHandler handler, String arguments, Instant deadline) {
    return calls.run(handler, call(handler), new RawJson(arguments), deadline).result();
  }

  private static ScriptedFunction changing() {
    return new ScriptedFunction(
        ServerFunction.of("book", "Books", ServerFunction.NO_PARAMETERS)
            .withTimeout(Duration.ofMillis(20))
            .withSideEffects());
  }

  @Test
  void wordsForCallsThatCameToNothingAreKnown() {
    ScriptedFunction look =
        new ScriptedFunction(
            ServerFunction.of("look", "Looks", ServerFunction.NO_PARAMETERS)
                .withTimeout(Duration.ofMillis(20)));
    assertOwn("not run: this turn's time is over", run(look, "{}", clock.instant()));
    look.crash(new StorageUnavailableException("the shelf is away", null));
    assertOwn("failed: the shelf is away", run(look));
    look.crash(new IllegalStateException("of the inside"));
    assertOwn("failed: the function broke", run(look));
    assertOwn(
        "failed: it took longer", run(new ScriptedFunction(look.function()).stall(new Gate())));
    assertOwn("no result: ", calls.settle(look, call(look), new RawJson("{}")).result());
    assertOwn("the outcome is unknown: ", run(changing().stall(new Gate())));
    assertOwn("not done, nothing was changed: ", run(changing().tellStatus().stall(new Gate())));
    ScriptedFunction endless =
        new ScriptedFunction(ServerFunction.of("wait", "Waits", ServerFunction.NO_PARAMETERS))
            .stall(new Gate());
    Thread.currentThread().interrupt();
    assertOwn("not finished: ", run(endless));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void wordsForCallsThatWereNotToRunAreKnown() {
    FunctionHandler book = changing();
    Decision refused = new Decision(false, "too late");
    assertOwn(
        "not run: the user refused", new Approval(book, call(book), refused).refused().result());
    LoopAccount account =
        new LoopAccount(
            new LoopLimits(9, 2, OptionalLong.empty(), Duration.ofMinutes(1), 1), clock.instant());
    RawJson nothing = new RawJson("{}");
    assertThat(account.call("look", nothing)).isEmpty();
    assertOwn("not run again: look", account.callOnce("look", nothing).orElseThrow());
    assertOwn("not run: look was called 1 times", account.call("look", nothing).orElseThrow());
    assertThat(account.call("book", nothing)).isEmpty();
    assertOwn("not run: this turn has had", account.call("find", nothing).orElseThrow());
  }

  @Test
  void wordsOfFunctionsInJavaAreKnown() {
    JavaFunction refusing =
        JavaFunction.of(
            "refuse",
            "Refuses",
            Nothing.class,
            nothing -> {
              throw InvalidRequestException.of("invalid_value", "day", "no such day");
            });
    assertOwn("the call failed: no such day", run(refusing));
    JavaFunction stopped =
        JavaFunction.of(
            "stop",
            "Stops",
            Nothing.class,
            nothing -> {
              throw new InterruptedException("stopped");
            });
    assertOwn("the call was ended before it was done", run(stopped));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":1}",
        "{}",
        "{\"order_id\":\"A\",\"count\":\"many\"}",
        "{\"order_id\":\"A\",\"count\":1,\"c\":1}",
        "{\"order_id\":",
        "[1]",
        "7",
        "{\"order_id\":\"A\",\"count\":1e999999}"
      })
  void wordsForWrongArgumentsAreKnown(String given) {
    assertThat(new JsonArguments().check(ORDER, given))
        .isInstanceOfSatisfying(
            Arguments.Invalid.class, invalid -> assertOwn("argument", invalid.explanation()));
  }

  @ParameterizedTest
  @CsvSource({
    "/refused, answered with the status 500",
    "/picture, 'answered with image/png, which is no text'",
    "/again, sent the call on more than",
    "/away, is not one that this function may reach",
    "/letter, the call was sent on to what is no http",
    "/cut, broke off before its answer was complete",
    "/{id}, arguments.id is missing"
  })
  void wordsOfHttpFunctionsAreKnown(String path, String words) throws Exception {
    HttpServer server = shop();
    try {
      String host = "127.0.0.1:" + server.getAddress().getPort();
      assertOwn(words, call("http://" + host + path));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void wordsForAServerThatIsSilentAreKnown() throws Exception {
    HttpServer server = shop();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/silent";
      assertOwn("did not answer within 0.5 seconds", call(url, Duration.ofMillis(500)));
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/, can't be reached",
    "http://nobody.invalid/, can't be found",
    "http://localhost:1/, can't be reached"
  })
  void wordsForHostsThatAreAwayAreKnown(String url, String words) {
    assertOwn(words, call(url));
  }

  @Test
  void wordsForAServerThatSpeaksNoTlsAreKnown() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread talking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Socket client = server.accept()) {
                      client.getOutputStream().write("no TLS here".getBytes(US_ASCII));
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });
      assertOwn(
          "no secure connection with", call("https://127.0.0.1:" + server.getLocalPort() + "/"));
      talking.join();
    }
  }

  private static FunctionResult call(String url) {
    return call(url, Duration.ofMinutes(1));
  }

  /** Not by way of the engine, which may lose its patience a moment before. */
  private static FunctionResult call(String url, Duration timeout) {
    ServerFunction shop =
        ServerFunction.of("shop", "Asks the shop", ServerFunction.NO_PARAMETERS)
            .withTimeout(timeout);
    HttpFunctionSettings settings =
        new HttpFunctionSettings(
            shop, HttpFunctionSettings.Method.GET, url, Map.of(), List.of(), null);
    return HttpFunction.of(settings)
        .run(
            new FunctionInvocation(
                "shop", new RawJson("{}"), "key", Owner.LOCAL, null, Instant.now().plus(timeout)));
  }

  private static HttpServer shop() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.createContext("/refused", exchange -> answer(exchange, 500, "text/plain"));
    server.createContext("/picture", exchange -> answer(exchange, 200, "image/png"));
    server.createContext("/again", exchange -> sendOn(exchange, "/again"));
    server.createContext("/away", exchange -> sendOn(exchange, "http://10.1.2.3/"));
    server.createContext("/letter", exchange -> sendOn(exchange, "mailto:shop@example.org"));
    server.createContext("/silent", exchange -> {});
    server.createContext("/cut", HttpExchange::close);
    server.start();
    return server;
  }

  private static void sendOn(HttpExchange exchange, String place) throws IOException {
    exchange.getResponseHeaders().set("Location", place);
    answer(exchange, 302, "text/plain");
  }

  private static void answer(HttpExchange exchange, int status, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, 1);
    exchange.getResponseBody().write('.');
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "on its way",
        "{\"order\":\"A-17\",\"status\":\"failed: no stock\"}",
        "not running late",
        "failed",
        "The call failed: nobody was there",
        "the shop can't be reached by car"
      })
  void resultsOfFunctionsAreNotTakenForThem(String result) {
    assertThat(isOwn(result)).isFalse();
  }
}
