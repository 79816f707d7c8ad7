// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import dev.parley.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** An nginx that shares requests out among servers, as {@code docs/scale.md} says. */
final class Nginx implements AutoCloseable {
  /** What the page shows, for three servers. */
  static final String CONFIGURATION = "/many/nginx.conf";

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one before servers on these ports, whether or not they are there. */
  static Nginx start(Path folder, List<Integer> servers) throws IOException, InterruptedException {
    int port = Ports.free(1).getFirst();
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, around(configuration(port, servers)));
    Path log = folder.resolve("nginx.out");
    Process process =
        new ProcessBuilder(
                NginxProgram.find().toString(), "-p", folder + "/", "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Await.until("nginx listens", () -> Ports.isTaken(port) || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("nginx has ended: " + Files.readString(log));
    }
    return new Nginx(process, port);
  }

  private static String around(String servers) {
    return """
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log nginx.log;
    events { worker_connections 4096; }
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
    %s}
    """
        .formatted(servers);
  }

  /** The page's, with other ports. */
  private static String configuration(int port, List<Integer> servers) throws IOException {
    String written = written();
    String all =
        servers.stream()
            .map("    server 127.0.0.1:%d max_fails=1 fail_timeout=1s;\n"::formatted)
            .collect(Collectors.joining());
    return written
        .replaceFirst("(?s)    server parley-1.*?(?=    keepalive)", all)
        .replaceFirst("listen 80;", "listen 127.0.0.1:" + port + ";");
  }

  static String written() throws IOException {
    try (InputStream in = Nginx.class.getResourceAsStream(CONFIGURATION)) {
      if (in == null) {
        throw new AssertionError("no " + CONFIGURATION);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
