// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The server's edge, listening. Handlers run on virtual threads; a few platform threads accept and
 * select.
 */
public final class HttpServer implements AutoCloseable {
  /** The largest address, and the largest headers in all. */
  static final int HEADER_BYTES = 16 * 1024;

  /** Streams are many and their pieces small; what is larger is sent past the buffer. */
  private static final int OUTPUT_BYTES = 4 * 1024;

  /** Clients that come at once, while the server is busy, wait and are not turned away. */
  private static final int WAITING_CONNECTIONS = 4096;

  private static final int PLATFORM_THREADS = 16;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** So long a server that leaves waits for requests over connections that were kept. */
  private static final Duration QUIET = Duration.ofMillis(300);

  private final HttpSettings settings;
  private final Exchanges exchanges = new Exchanges();
  private final ClientWatch watch = ClientWatch.start();
  private final Ticker ticker = new Ticker();
  private final Audiences audiences = new Audiences();
  private final Map<Endpoint, Handler> wrapped = new ConcurrentHashMap<>();
  private final Door door;
  private final RequestIds ids;
  private final IdempotentCalls idempotent;
  private final Javalin javalin;
  private int port;

  private HttpServer(HttpSettings settings, Entrance entrance, List<Endpoints> endpoints) {
    this.settings = settings;
    this.idempotent = new IdempotentCalls(entrance.idempotency(), settings);
    this.door = entrance.door();
    this.ids = new RequestIds(entrance.ids());
    this.javalin = Javalin.create(config -> configure(config, endpoints));
  }

  /**
   * Listens from now on.
   *
   * @throws UncheckedIOException when the port can't be had
   */
  public static HttpServer start(
      HttpSettings settings, Entrance entrance, List<Endpoints> endpoints) {
    HttpServer server = new HttpServer(settings, entrance, endpoints);
    try {
      server.javalin.start();
      server.port = server.javalin.port();
      return server;
    } catch (RuntimeException e) {
      server.watch.close();
      server.ticker.close();
      throw e;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /**
   * Stops: lets nobody else in, answers those who are in, lets what runs come to its end for a
   * while, and then ends it. A proxy that kept connections may send a request over any of them
   * until it knows that this server leaves: each gets its answer, and ends with it.
   */
  @Override
  public void close() {
    exchanges.leave();
    List<Connector> doors = List.of(javalin.jettyServer().server().getConnectors());
    for (Connector door : doors) {
      var unused = door.shutdown();
    }
    try {
      if (!exchanges.awaitQuiet(
          QUIET,
          settings.drain(),
          () -> doors.stream().allMatch(door -> door.getConnectedEndPoints().isEmpty()))) {
        exchanges.close();
        exchanges.stopAll();
        exchanges.awaitNone(LAST_WORDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchanges.stopAll();
    }
    exchanges.close();
    javalin.stop();
    watch.close();
    ticker.close();
  }

  private void configure(JavalinConfig config, List<Endpoints> endpoints) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    jetty(config);
    KnownPaths paths = new KnownPaths();
    config.events.handlerAdded(
        added -> {
          if (!added.getHttpMethod().equals(HandlerType.HEAD)) {
            paths.add(added.getPath());
          }
          audiences.add(added.getHttpMethod(), added.getPath());
        });
    // asked for every request
    config.router.handlerWrapper(endpoint -> wrapped.computeIfAbsent(endpoint, this::wrap));
    new ErrorAnswers(paths).addTo(config);
    for (Endpoints each : endpoints) {
      audiences.next(each.audience());
      each.addTo(config.routes);
    }
  }

  private Handler wrap(Endpoint endpoint) {
    Handler handler = idempotent.of(endpoint);
    Audiences.Check check = audiences.of(endpoint.method, endpoint.path);
    return context -> {
      Exchange exchange = Exchange.of(context);
      exchange.notes().route(endpoint.path);
      check.pass(exchange);
      handler.handle(context);
    };
  }

  private void jetty(JavalinConfig config) {
    QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setSendServerVersion(false);
          http.setOutputBufferSize(OUTPUT_BYTES);
        });
    config.jetty.modifyServer(
        server -> {
          server.setHandler(new EdgeHandler(ids, door, exchanges, watch, ticker));
          server.setErrorHandler(new JettyErrors(ids));
          server.setRequestLog(new AccessLog());
        });
    config.jetty.modifyServletContextHandler(
        context -> context.setSessionHandler(new NoSessions()));
    config.jetty.addConnector(this::connector);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    HttpConnectionFactory connections = new HttpConnectionFactory(http);
    connections.setInputBufferSize(OUTPUT_BYTES);
    ServerConnector connector = new ServerConnector(server, connections);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(WAITING_CONNECTIONS);
    connector.setIdleTimeout(settings.bodySilence().toMillis());
    // those who read slowly are not cut off for it when the server leaves
    connector.setShutdownIdleTimeout(settings.bodySilence().toMillis());
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }
}
