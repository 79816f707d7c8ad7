// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was written, found and read: the configuration file, the environment, options.
 */
final class Sources {

  private static final String USUAL_FILE = "parley.yaml";

  private final SettingsRequest request;
  private final Problems problems;
  private final Variables variables;
  private final List<String> files = new ArrayList<>();
  private Entry.Mapping file = new Entry.Mapping(Origin.named("configuration"), List.of());
  private Path folder;

  private Sources(SettingsRequest request, Problems problems) {
    this.request = request;
    this.problems = problems;
    this.variables = new Variables(request.environment());
    this.folder = request.workingDirectory();
  }

  static Sources read(SettingsRequest request, Problems problems) {
    Sources sources = new Sources(request, problems);
    sources.readFile();
    sources.readDotEnv();
    return sources;
  }

  Entry.Mapping file() {
    return file;
  }

  Variables variables() {
    return variables;
  }

  List<String> files() {
    return files;
  }

  /** A value given on the command line. */
  Optional<Entry> option(String setting) {
    return Optional.ofNullable(request.options().get(setting))
        .map(text -> new Entry.Scalar(Origin.named("command line"), Entry.Kind.UNTYPED, text));
  }

  /** A path as it is meant: beside the file that it, or nothing, was written in. */
  Path resolve(Path path, boolean fromElsewhere) {
    Path base = fromElsewhere ? request.workingDirectory() : folder;
    String text = path.toString();
    String home = request.environment().get("HOME");
    Path expanded = home != null && text.startsWith("~/") ? Path.of(home, text.substring(2)) : path;
    return base.resolve(expanded).toAbsolutePath().normalize();
  }

  private void readFile() {
    String byVariable = request.environment().getOrDefault("PARLEY_CONFIG", "");
    Path asked = request.file();
    if (asked != null) {
      readAsked(asked, "--config");
    } else if (!byVariable.isBlank()) {
      readAsked(Path.of(byVariable.strip()), "PARLEY_CONFIG");
    } else if (Files.isRegularFile(request.workingDirectory().resolve(USUAL_FILE))) {
      readYaml(Path.of(USUAL_FILE));
    }
  }

  private void readAsked(Path asked, String by) {
    if (Files.isRegularFile(request.workingDirectory().resolve(asked))) {
      readYaml(asked);
    } else {
      problems.add(
          Origin.named(asked.toString()),
          "there is no such file; " + by + " names it: mend the name or create the file");
    }
  }

  private void readYaml(Path name) {
    Path path = request.workingDirectory().resolve(name).toAbsolutePath();
    Path parent = path.getParent();
    folder = parent == null ? folder : parent;
    Optional<Entry> root =
        text(name.toString(), path).flatMap(t -> YamlReader.file(name.toString(), t, problems));
    if (root.isEmpty() || root.get().isNull()) {
      return;
    }
    if (root.get() instanceof Entry.Mapping mapping) {
      file = mapping;
    } else {
      problems.add(
          root.get().origin(), "the file is no group of settings; begin with server: or the like");
    }
  }

  private void readDotEnv() {
    Path here = request.workingDirectory().toAbsolutePath().normalize();
    Map<Path, String> places = new LinkedHashMap<>();
    places.put(
        folder.toAbsolutePath().normalize().resolve(".env"), folder.resolve(".env").toString());
    places.put(here.resolve(".env"), ".env");
    places.forEach(
        (path, name) -> {
          if (Files.isRegularFile(path)) {
            text(name, path).ifPresent(t -> DotEnv.read(name, t, variables, problems));
          }
        });
  }

  private Optional<String> text(String name, Path path) {
    files.add(name);
    try {
      if (Files.size(path) > YamlReader.MAX_CHARACTERS) {
        problems.add(Origin.named(name), "larger than 1 MB; is it the right file?");
        return Optional.empty();
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
              .toString();
      return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(Origin.named(name), "not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      problems.add(
          Origin.named(name),
          "can't be read (" + e.getClass().getSimpleName() + "); check its permissions");
    }
    return Optional.empty();
  }
}
