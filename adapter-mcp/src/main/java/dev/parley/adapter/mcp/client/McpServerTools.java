// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.port.Dependency;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tools of one MCP server. It is connected in the background and connected again whenever it is
 * lost; its functions are those that it last told of, and a call of one while it is away is a
 * failed result. A call tells the server the idempotency key as {@code dev.parley/idempotency-key}
 * in {@code _meta}; one that nobody waits for any more is cancelled there.
 */
public final class McpServerTools implements FunctionSource, Dependency, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.parley.mcp");
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

  private final McpServerSettings settings;
  private final Pace pace;
  private final ToolJson json = new ToolJson();
  private final ToolFunctions tools;
  private final Backoff backoff;
  private final Semaphore nudges = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper;
  private volatile @Nullable Connection connection;
  private volatile List<FunctionHandler> functions = List.of();
  private volatile State state = State.starting("is being connected", OptionalDouble.empty());

  McpServerTools(McpServerSettings settings, Pace pace) {
    this.settings = settings;
    this.pace = pace;
    this.tools = new ToolFunctions(settings, json, this::connection);
    this.backoff = new Backoff(pace);
    this.keeper = Thread.ofVirtual().name("mcp " + settings.name()).unstarted(this::keep);
  }

  /** Begins to connect to a server, and returns at once. */
  public static McpServerTools open(McpServerSettings settings) {
    return open(settings, Pace.USUAL);
  }

  static McpServerTools open(McpServerSettings settings, Pace pace) {
    McpServerTools opened = new McpServerTools(settings, pace);
    opened.keeper.start();
    return opened;
  }

  @Override
  public List<FunctionHandler> functions() {
    return functions;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public State state() {
    return state;
  }

  /** The one that can be used now. */
  private Optional<Connection> connection() {
    return Optional.ofNullable(connection).filter(open -> open.lost().isEmpty());
  }

  private void keep() {
    try {
      boolean closed = false;
      while (!closed) {
        String why = live();
        Duration pause = backoff.next();
        String told = why + "; tried again in " + Math.max(1, pause.toSeconds()) + " s";
        state = State.down(told);
        LOG.log(Level.WARNING, "MCP server " + settings.name() + " is away: " + told);
        closed = closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      state = State.down("is closed"); // the way this loop ends
    }
  }

  /** One connection, until it is lost; says why it was. */
  private String live() throws InterruptedException {
    try (Connection opened = new Connection(settings, json, nudges::release)) {
      try {
        opened.begin();
        look(opened);
        connection = opened;
        while (true) {
          boolean nudged = nudges.tryAcquire(pace.look().toNanos(), TimeUnit.NANOSECONDS);
          int unused = nudges.drainPermits(); // one look answers them all
          look(opened);
          if (!nudged) {
            backoff.reset(); // all was quiet for a while
          }
        }
      } catch (RuntimeException e) {
        if (closing.getCount() == 0) {
          throw new InterruptedException("it is closed: nothing is lost");
        }
        return opened.lost().orElseGet(() -> Failures.reason(e));
      } finally {
        connection = null;
      }
    }
  }

  private void look(Connection opened) {
    functions = tools.of(opened.tools());
    state = State.up(functions.size() + (functions.size() == 1 ? " tool" : " tools"));
  }

  /** Ends the connection, and the server where it is a child. */
  @Override
  public void close() {
    closing.countDown();
    keeper.interrupt();
    try {
      boolean unused = keeper.join(LONGEST_FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
