// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.openapi;

import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the whole API, merged from a file for each area of it. */
public final class Description {
  /** The areas; each has a file of that name. A path or a schema is described in one of them. */
  private static final List<String> AREAS =
      List.of(
          "common",
          "chat",
          "models",
          "embeddings",
          "completions",
          "conversations",
          "sessions",
          "functions",
          "mcp",
          "keys",
          "jobs",
          "health",
          "metrics",
          "openapi");

  private static final String PATHS = "paths";
  private static final String COMPONENTS = "components";
  private final Map<String, Object> head = new LinkedHashMap<>();
  private final Map<String, Object> paths = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();

  private Description() {}

  /** The whole of it, as a JSON document. */
  public static byte[] json() {
    Description all = new Description();
    AREAS.forEach(area -> all.add(read(area + ".yaml")));
    Map<String, Object> document = new LinkedHashMap<>(all.head);
    document.put(PATHS, all.paths);
    document.put(COMPONENTS, all.components);
    return Json.bytes(out -> Data.write(out, document));
  }

  private static Map<?, ?> read(String file) {
    try (InputStream in = Description.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from this build of Parley");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return (Map<?, ?>) new Load(settings).loadFromInputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Map<?, ?> area) {
    area.forEach(
        (key, value) -> {
          switch (String.valueOf(key)) {
            case PATHS -> put(paths, (Map<?, ?>) value);
            case COMPONENTS ->
                ((Map<?, ?>) value)
                    .forEach(
                        (kind, named) ->
                            put(
                                components.computeIfAbsent(
                                    String.valueOf(kind), unused -> new LinkedHashMap<>()),
                                (Map<?, ?>) named));
            default -> put(head, Map.of(key, value));
          }
        });
  }

  private static void put(Map<String, Object> all, Map<?, ?> some) {
    some.forEach(
        (name, value) -> {
          if (all.put(String.valueOf(name), value) != null) {
            throw new IllegalStateException(name + " is described twice");
          }
        });
  }
}
