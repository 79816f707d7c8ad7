// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A small made-up machine for the launcher: a PATH with a few real tools, JDKs and a Maven that
 * only say how they were called, and a checkout of Parley in a folder with a space in its name.
 */
final class Machine {

  /** How a command ended. */
  record Outcome(int code, String out, String err) {}

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "kill",
          "ln",
          "mkdir",
          "mv",
          "nice",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "tail",
          "touch");

  private final Path folder;
  private final Path bin;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<Process, Path> outputs = new HashMap<>();

  Machine(Path folder) throws IOException {
    this.folder = folder;
    this.bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : TOOLS) {
      script(bin.resolve(tool), "exec " + onPath(tool) + " \"$@\"");
    }
    Files.createDirectories(checkout().resolve("chat-domain/src/main/java"));
    Files.createDirectories(checkout().resolve("server-javalin/src/main/java"));
    Files.writeString(checkout().resolve("pom.xml"), "<project/>");
    Files.writeString(checkout().resolve("chat-domain/src/main/java/A.java"), "class A {}");
    Files.copy(Path.of("../parley").toAbsolutePath(), launcher());
    environment.put("PATH", bin.toString());
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PARLEY_JDK_FOLDERS", folder.resolve("jdks").toString());
    environment.put("PARLEY_START_CACHE", "off");
    makeOld();
  }

  Path checkout() {
    return folder.resolve("my parley");
  }

  Path launcher() {
    return checkout().resolve("parley");
  }

  Path log() {
    return checkout().resolve("target/parley-build.log");
  }

  /** The start cache, which is made and used from now on. */
  Path startCache() {
    environment.remove("PARLEY_START_CACHE");
    return built().resolve("parley-start.cache");
  }

  /** The folder with all that is built and made of the server. */
  Path built() {
    return checkout().resolve("server-javalin/target");
  }

  Machine variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * Installs a JDK whose java prints its name and its arguments, and writes the cache that it is
   * told to write.
   */
  Path jdk(String name, String version) throws IOException {
    return jdkAt(folder.resolve("jdks").resolve(name), version);
  }

  /** Says what a java does, in a JDK that is there, when it is to write a cache named $cache. */
  void rehearsing(Path home, String lines) throws IOException {
    script(
        home.resolve("bin/java"),
        "cache=; for a in \"$@\"; do case $a in -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*)"
            + " cache=${a#*=} ;; esac; done"
            + "\nif [ -n \"$cache\" ]; then echo x >>'"
            + folder
            + "/rehearsals'; "
            + lines
            + "; exit; fi"
            + "\necho \"java of "
            + home.getFileName()
            + "\"; for a in \"$@\"; do echo \"<$a>\"; done");
  }

  long rehearsals() throws IOException {
    return lines("rehearsals");
  }

  Path jdkAt(Path home, String version) throws IOException {
    rehearsing(home, "echo whole >\"$cache\"");
    script(home.resolve("bin/javac"), "");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** Installs a Maven that builds, counting how often; the lines run first. */
  Machine maven(String lines) throws IOException {
    script(
        bin.resolve("mvn"),
        lines
            + "\necho x >>\""
            + folder
            + "/builds\""
            + "\necho \"$JAVA_HOME $*\" >\""
            + folder
            + "/how\""
            + "\nmkdir -p server-javalin/target/lib"
            + "\n: >server-javalin/target/server-javalin-1.jar");
    return this;
  }

  long builds() throws IOException {
    return lines("builds");
  }

  private long lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  String howMavenWasCalled() throws IOException {
    return Files.readString(folder.resolve("how"));
  }

  /** Touches a file, so that it is newer than all that is built. */
  void change(String name) throws IOException {
    Files.setLastModifiedTime(
        checkout().resolve(name), FileTime.from(Instant.now().plusSeconds(100)));
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return finish(start(launcher(), arguments));
  }

  /** Runs it, and the shell writes each command that it comes to into the errors. */
  Outcome traced(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("-x", launcher().toString()));
    words.addAll(List.of(arguments));
    return finish(start(bin.resolve("sh"), words.toArray(String[]::new)));
  }

  Process start(Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempDirectory(folder, "run");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(output.resolve("out").toFile())
            .redirectError(output.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    outputs.put(process, output);
    return process;
  }

  Outcome finish(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher did not end within a minute");
    }
    Path output = Objects.requireNonNull(outputs.get(process));
    return new Outcome(
        process.exitValue(),
        Files.readString(output.resolve("out"), UTF_8),
        Files.readString(output.resolve("err"), UTF_8));
  }

  /** What was there before anything is built is older than it. */
  private void makeOld() throws IOException {
    FileTime old = FileTime.from(Instant.now().minusSeconds(1000));
    Files.walkFileTree(
        checkout(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.setLastModifiedTime(file, old);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.setLastModifiedTime(visited, old);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void script(Path path, String body) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path onPath(String tool) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      Path candidate = Path.of(place, tool);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new UncheckedIOException(new IOException("this machine has no " + tool));
  }
}
