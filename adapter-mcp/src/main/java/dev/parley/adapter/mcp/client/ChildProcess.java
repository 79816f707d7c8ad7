// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A program under guard that speaks in lines. Its complaints go to the log. */
final class ChildProcess implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.parley.mcp");

  /** How long it may take to end by itself, and then when it is asked to. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Process process;
  private final BlockingQueue<Optional<String>> outgoing = new LinkedBlockingQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Consumer<String> ended;

  private ChildProcess(Process process, Consumer<String> ended) {
    this.process = process;
    this.ended = ended;
  }

  /**
   * Starts it.
   *
   * @param environment all that it gets
   * @param received gets each line, in order
   * @param ended is told once that it ended, unless it was closed
   */
  static ChildProcess start(
      List<String> command,
      Map<String, String> environment,
      Consumer<String> received,
      Consumer<String> ended)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Guard.over(command, GRACE));
    builder.environment().clear();
    builder.environment().putAll(environment);
    ChildProcess child = new ChildProcess(builder.start(), ended);
    child.begin(command.getFirst(), received);
    return child;
  }

  private void begin(String program, Consumer<String> received) {
    Process running = process;
    thread(program + " in", () -> read(running.getInputStream(), received));
    thread(program + " out", this::write);
    thread(
        program + " log",
        () -> read(running.getErrorStream(), line -> LOG.log(Level.INFO, program + ": " + line)));
    var unused =
        running.onExit().thenAccept(gone -> end("its program ended with " + gone.exitValue()));
  }

  /** No virtual one: a read from a pipe holds its carrier. */
  private static void thread(String name, Runnable work) {
    Thread unused = Thread.ofPlatform().daemon().name(name).start(work);
  }

  /** Sends a line, in its turn. */
  void send(String line) throws IOException {
    if (over.get()) {
      throw new IOException("the server's program ended");
    }
    outgoing.add(Optional.of(line));
  }

  private void write() {
    try (OutputStream out = process.getOutputStream()) {
      for (Optional<String> line = outgoing.take(); line.isPresent(); line = outgoing.take()) {
        out.write((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      endUnlessItEnded("its program takes no more input");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(InputStream in, Consumer<String> received) {
    Lines lines = new Lines(in);
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          received.accept(line);
        }
      }
    } catch (IOException e) {
      endUnlessItEnded("its output can't be read: " + e.getMessage());
    }
  }

  /** Its streams break when it ends; its status then tells more. */
  private void endUnlessItEnded(String why) {
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        end(why);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String why) {
    if (over.compareAndSet(false, true)) {
      outgoing.add(Optional.empty());
      ended.accept(why);
    }
  }

  /** Closes its input, asks it to end, and insists. Returns when it is gone. */
  @Override
  public void close() {
    over.set(true);
    outgoing.add(Optional.empty()); // closes its input, from the thread that may be writing to it
    ProcessHandle handle = process.toHandle();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        handle.destroy();
        process.waitFor(GRACE.multipliedBy(2).plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      handle.descendants().forEach(ProcessHandle::destroyForcibly);
      handle.destroyForcibly();
    }
  }
}
