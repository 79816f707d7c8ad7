// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.idempotency.Idempotency;
import dev.parley.engine.key.Gatekeeper;
import dev.parley.engine.key.KeyShelf;
import dev.parley.json.KeyJson;
import dev.parley.server.http.Door;
import dev.parley.server.http.Entrance;
import dev.parley.server.http.HttpServer;
import dev.parley.server.http.HttpSettings;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.SteppedClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesTest {
  private static final int LARGEST = 150_000;
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
  private static final Pattern INLINE =
      Pattern.compile("<(style|script(?: type=\"importmap\")?)>(.*?)</", Pattern.DOTALL);
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeAll
  void start() {
    AtomicInteger number = new AtomicInteger();
    server =
        HttpServer.start(
            HttpSettings.of("127.0.0.1", 0, 1 << 20, Duration.ofSeconds(1)),
            new Entrance(door(), () -> "n" + number.incrementAndGet(), idempotency()),
            List.of(new Pages()));
  }

  private static Idempotency idempotency() {
    Clock clock = SteppedClock.create();
    return new Idempotency(
        new InMemoryRecordStore(clock),
        new TurnSettings(Duration.ZERO, Duration.ZERO, "test", TurnSettings.Sharing.EXCLUSIVE),
        clock,
        () -> "run");
  }

  private static Door door() {
    Clock clock = SteppedClock.create();
    KeyShelf shelf =
        new KeyShelf(new InMemoryRecordStore(clock), KeyJson::write, KeyJson::read, clock);
    return new Door(new Gatekeeper(shelf, null, clock));
  }

  @AfterAll
  void stop() {
    client.shutdownNow();
    server.close();
  }

  @Test
  void pageLetsNothingInFromElsewhere() {
    var response = get("/");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(response, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .contains(
            "style-src 'self' 'sha256-",
            "connect-src 'self';",
            "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http:", "https:", "blob:", "*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/connect"})
  void policyNamesEveryScriptAndStyleThatStandsInThePage(String path) {
    var response = get(path);
    assertThat(text(response)).doesNotContain("style=", "onclick", "{assets}", "{style}");
    assertThat(INLINE.matcher(text(response)).results().map(found -> found.group(2)))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            text ->
                assertThat(header(response, "Content-Security-Policy"))
                    .contains(Hash.source(text)));
  }

  @Test
  void conversationHasTheSamePage() {
    assertThat(text(get("/c/conv_4711"))).isEqualTo(text(get("/")));
  }

  @Test
  void connectPageTellsHowProgramsTalk() {
    assertThat(text(get("/connect")))
        .contains("./parley chat", "curl", "from openai import OpenAI", "/v1/chat/completions");
  }

  @Test
  void pageIsAskedForAgainAndItsAssetsAreKept() {
    assertThat(header(get("/"), "Cache-Control")).isEqualTo("no-cache");
    for (String asset : assets()) {
      var response = get(asset);
      assertThat(response.statusCode()).as(asset).isEqualTo(200);
      assertThat(header(response, "Cache-Control")).contains("immutable");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/c/conv_4711", "/connect", "/favicon.svg"})
  void copyThatIsStillTheSameIsNotSentAgain(String path) {
    String tag = header(get(path), "ETag");
    var again = get(path, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get(path, "If-None-Match", "W/\"older\"").statusCode()).isEqualTo(200);
  }

  @Test
  void compressedAndPlainAreTheSame() throws IOException {
    for (String path : assets()) {
      var plain = get(path);
      var compressed = get(path, "Accept-Encoding", "gzip, br");
      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(compressed, "Vary")).isEqualTo("Accept-Encoding");
      try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
        assertThat(unzipped.readAllBytes()).as(path).isEqualTo(plain.body());
      }
    }
  }

  @Test
  void allOfItIsSmallWhenCompressed() {
    List<String> all = Files.assets().keySet().stream().map(path -> folder() + path).toList();
    int bytes =
        all.stream().mapToInt(path -> get(path, "Accept-Encoding", "gzip").body().length).sum();
    assertThat(bytes + get("/", "Accept-Encoding", "gzip").body().length).isLessThan(LARGEST);
  }

  @Test
  void librariesOfTheStartComeSideBySide() {
    List<String> libraries =
        Library.AT_ONCE.stream()
            .flatMap(each -> each.files().stream().map(file -> each.name() + "/" + file))
            .map(file -> folder() + Files.LIBRARIES + file)
            .toList();
    assertThat(assets())
        .contains(folder() + "app.js")
        .containsAll(libraries)
        .noneMatch(path -> path.contains("highlightjs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/0000000000000000/app.css", "/assets/../index.html"})
  void whatIsNoAssetOfThisBuildIsNotFound(String path) {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void assetThatIsNotThereIsNotFound() {
    var response = get(folder() + "nothing.js");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(text(response)).contains("asset_not_found", "nothing.js");
  }

  private List<String> assets() {
    return ASSET.matcher(text(get("/"))).results().map(found -> found.group(1)).toList();
  }

  private String folder() {
    String first = assets().getFirst();
    return first.substring(0, first.indexOf('/', "/assets/".length()) + 1);
  }

  private HttpResponse<byte[]> get(String path, String... headers) {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    try {
      return client.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
