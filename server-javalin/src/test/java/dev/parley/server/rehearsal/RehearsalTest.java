// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.parley.server.cli.ExitCode;
import dev.parley.server.wiring.CommandWiring;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // JUnit sets the folder
  RehearsalTest() {}

  @Test
  void allThatIsAskedIsAnsweredAndKeptInItsFolder() throws Exception {
    StringWriter said = new StringWriter();

    int code =
        new Rehearsal(
                folder,
                CommandWiring.create(),
                new PrintWriter(said),
                () -> UUID.randomUUID().toString())
            .run();

    assertThat(code).as(said.toString()).isEqualTo(ExitCode.OK);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("parley.yaml", "data");
    }
  }

  @Test
  void anAnswerThatIsNotDueEndsIt() throws Exception {
    HttpServer broken =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    broken.start();
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + broken.getAddress().getPort());
      assertThatThrownBy(() -> new Visitor(http, address).visit())
          .isInstanceOf(RehearsalFailedException.class)
          .hasMessageContaining("/health/live was answered with 404, where 200 was due");
    } finally {
      broken.stop(0);
    }
  }
}
