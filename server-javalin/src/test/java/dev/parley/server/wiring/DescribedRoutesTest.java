// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.json.JsonObject;
import dev.parley.server.http.Endpoints;
import dev.parley.server.openapi.Description;
import dev.parley.server.web.Pages;
import io.javalin.Javalin;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's description of itself, beside the calls that it answers. */
final class DescribedRoutesTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @TempDir private Path folder = Path.of("");

  private static JsonObject description() {
    return JsonObject.parse(Description.json());
  }

  private static Set<String> described() {
    JsonObject paths = description().object("paths").orElseThrow();
    return paths.fields().keySet().stream()
        .flatMap(
            path ->
                paths.object(path).orElseThrow().fields().keySet().stream()
                    .filter(METHODS::contains)
                    .map(method -> method.toUpperCase(Locale.ROOT) + " " + path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All calls of a server as its users start it, but its pages, which people look at. */
  private Set<String> served() throws Exception {
    Resources resources = new Resources();
    try {
      Injector injector =
          ParleyServer.inject(
              new Home(folder).settings(Home.NOBODY, Map.of()), Progress.silent(), resources);
      Set<String> served = new TreeSet<>();
      Javalin.create(
          config -> {
            config.startup.showJavalinBanner = false;
            config.events.handlerAdded(
                added -> served.add(added.getHttpMethod() + " " + template(added.getPath())));
            injector.getInstance(Key.get(new TypeLiteral<List<Endpoints>>() {})).stream()
                .filter(endpoints -> !(endpoints instanceof Pages))
                .forEach(endpoints -> endpoints.addTo(config.routes));
          });
      return served;
    } finally {
      resources.close();
    }
  }

  /** Javalin's names that may have slashes, as OpenAPI writes names. */
  private static String template(String path) {
    return path.replace('<', '{').replace('>', '}');
  }

  @Test
  void everyCallIsDescribedAndNoOther() throws Exception {
    assertThat(described()).containsExactlyElementsOf(served());
  }

  @Test
  void everyCallHasANameOfItsOwnAndAnswersOfAllKinds() {
    JsonObject paths = description().object("paths").orElseThrow();
    Set<String> names = new TreeSet<>();
    for (String call : described()) {
      String[] parts = call.split(" ", 2);
      JsonObject operation =
          paths
              .object(parts[1])
              .flatMap(path -> path.object(parts[0].toLowerCase(Locale.ROOT)))
              .orElseThrow();
      assertThat(names.add(operation.requiredString("operationId"))).as(call).isTrue();
      assertThat(operation.object("responses").orElseThrow().fields().keySet())
          .as(call)
          .contains("4XX", "5XX")
          .containsAnyOf("200", "202");
      assertThat(operation.requiredString("summary")).as(call).isNotBlank();
    }
  }

  @Test
  void descriptionIsServedAndNotSentTwice() throws Exception {
    try (ParleyServer server = new Home(folder).start(Home.NOBODY)) {
      var first = Home.get(server, "/openapi.json");
      assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(JsonObject.parse(first.body()).requiredString("openapi")).isEqualTo("3.1.0");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      var again =
          Home.send(
              HttpRequest.newBuilder(server.address().resolve("/openapi.json"))
                  .header("If-None-Match", tag));
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }
}
