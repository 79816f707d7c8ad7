// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.domain.error.ParleyException;
import dev.parley.engine.key.Gatekeeper;
import dev.parley.server.http.HttpServer;
import dev.parley.server.settings.ServerSettings;
import dev.parley.server.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * A Parley server in this process: it answers from the moment it was started, also while a model is
 * still being fetched or loaded, until it is closed.
 */
public final class ParleyServer implements AutoCloseable {
  private final Resources resources;
  private final ServerSettings settings;
  private final int port;
  private final Gatekeeper gatekeeper;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private ParleyServer(
      Resources resources, ServerSettings settings, int port, Gatekeeper gatekeeper) {
    this.resources = resources;
    this.settings = settings;
    this.port = port;
    this.gatekeeper = gatekeeper;
  }

  /**
   * Starts one.
   *
   * @param progress hears what is fetched and loaded
   * @throws StartFailedException when it can't start, with what to do
   */
  public static ParleyServer start(Settings settings, Progress progress) {
    NotYet.check(settings);
    Listening.requireAddress(settings.server());
    Resources resources = new Resources();
    try {
      Injector injector = inject(settings, progress, resources);
      int port = injector.getInstance(HttpServer.class).port();
      ParleyServer server =
          new ParleyServer(
              resources, settings.server(), port, injector.getInstance(Gatekeeper.class));
      injector.getInstance(DataFolder.class).announce(server.reachableAt());
      return server;
    } catch (CreationException e) {
      resources.close();
      throw reason(e);
    }
  }

  static Injector inject(Settings settings, Progress progress, Resources resources) {
    Supplier<String> ids = new RandomIds();
    return Guice.createInjector(
        Stage.PRODUCTION,
        new BaseModule(settings, progress, resources, Clock.systemUTC(), ids),
        new FolderModule(),
        new StoreModules(settings.stores()),
        new KeyModule(),
        new LlamaCppModule(),
        new OpenAiModule(),
        new OnnxModule(),
        new RecallModule(),
        new FunctionModule(),
        new MetricsModule(),
        new EngineModule(),
        new JobModule(),
        new ErasureModule(),
        new HttpModule());
  }

  /** What an operator can mend is said as it is; anything else is a bug. */
  private static RuntimeException reason(CreationException e) {
    for (Message message : e.getErrorMessages()) {
      if (message.getCause() instanceof StartFailedException failed) {
        return failed;
      }
      if (message.getCause() instanceof ParleyException failed) {
        return new StartFailedException(String.valueOf(failed.getMessage()), failed);
      }
    }
    return e;
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** Where it listens, for instance {@code http://127.0.0.1:8080}. */
  public URI address() {
    return settings.address(port);
  }

  /** Where programs of this machine reach it, also where it listens to all others. */
  public URI reachableAt() {
    return settings.reachableAt(port);
  }

  /** Whether callers need an API key. */
  public boolean asksForKeys() {
    return gatekeeper.isLocked();
  }

  /** Waits until it has stopped. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /**
   * Stops: takes no more requests, lets those that run finish as configured, ends the rest, and
   * closes what it opened. May be called again, and returns when all is closed.
   */
  @Override
  public void close() {
    resources.close();
    stopped.countDown();
  }
}
