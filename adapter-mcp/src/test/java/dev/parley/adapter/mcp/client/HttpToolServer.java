// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An MCP server over streamable HTTP, in this process, at {@code /mcp}. */
final class HttpToolServer {
  private final Server jetty = new Server();
  private final Cancellations cancellations = new Cancellations();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final McpSyncServer server;
  private final int port;

  /** One that listens on a port; 0 for any. */
  HttpToolServer(int port, ToolServer.Deed deed) throws Exception {
    HttpServletStreamableServerTransportProvider servlet =
        HttpServletStreamableServerTransportProvider.builder()
            .jsonMapper(new ToolJson().sdk())
            .mcpEndpoint("/mcp")
            .build();
    this.server = ToolServer.build(McpServer.sync(servlet), deed, cancellations);
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/mcp");
    FilterHolder filter = new FilterHolder(new Watching());
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/mcp", EnumSet.of(DispatcherType.REQUEST));
    jetty.setHandler(context);
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    jetty.addConnector(connector);
    jetty.setStopTimeout(0);
    jetty.start();
    this.port = connector.getLocalPort();
  }

  int port() {
    return port;
  }

  McpConnection.Http connection() {
    return new McpConnection.Http(
        URI.create("http://127.0.0.1:" + port + "/mcp"), Map.of("X-Shop-Key", "s3cret"));
  }

  McpSyncServer server() {
    return server;
  }

  Cancellations cancellations() {
    return cancellations;
  }

  /** What came as {@code X-Shop-Key}. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  void close() throws Exception {
    jetty.stop();
  }

  /** Sees every message before the library does. */
  private final class Watching implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      HttpServletRequest http = (HttpServletRequest) request;
      keys.add(Objects.requireNonNullElse(http.getHeader("X-Shop-Key"), "none"));
      if (!http.getMethod().equals("POST")) {
        chain.doFilter(request, response);
        return;
      }
      byte[] body = request.getInputStream().readAllBytes();
      cancellations.see(new String(body, StandardCharsets.UTF_8));
      chain.doFilter(
          new HttpServletRequestWrapper(http) {
            @Override
            public ServletInputStream getInputStream() {
              return new Kept(new ByteArrayInputStream(body));
            }
          },
          response);
    }
  }

  /** A body that was read before. */
  private static final class Kept extends ServletInputStream {
    private final ByteArrayInputStream body;

    Kept(ByteArrayInputStream body) {
      this.body = body;
    }

    @Override
    public int read() {
      return body.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return body.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return body.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the library reads it at once");
    }
  }
}
