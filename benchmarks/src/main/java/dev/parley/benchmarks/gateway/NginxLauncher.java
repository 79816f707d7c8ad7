// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** nginx with one worker, which passes every piece on at once. */
final class NginxLauncher implements Launcher {
  private final Optional<Path> nginx;

  NginxLauncher(Programs programs) {
    this.nginx = programs.find("nginx");
  }

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public Optional<String> lack() {
    return nginx.isPresent() ? Optional.empty() : Optional.of("no nginx is on the PATH");
  }

  @Override
  public Command command(Path folder, int port, URI provider) throws IOException {
    Path file = folder.resolve("nginx.conf");
    Files.writeString(
        file,
        """
        worker_processes 1;
        worker_rlimit_nofile 32768;
        daemon off;
        pid nginx.pid;
        error_log nginx.log;
        events { worker_connections 16384; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          keepalive_requests 1000000000;
          upstream provider {
            server %s;
            keepalive 8192;
            keepalive_requests 1000000000;
          }
          server {
            listen 127.0.0.1:%d backlog=8192;
            location / {
              proxy_pass http://provider;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_buffering off;
            }
          }
        }
        """
            .formatted(provider.getAuthority(), port));
    return new Command(
        List.of(nginx.orElseThrow().toString(), "-p", folder + "/", "-c", file.toString()),
        Map.of());
  }
}
