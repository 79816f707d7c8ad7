// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.server.settings.Settings;
import java.time.Clock;
import java.util.function.Supplier;

/** What every other module builds on, and how strict they all are. */
final class BaseModule extends AbstractModule {
  private final Settings settings;
  private final Progress progress;
  private final Resources resources;
  private final Clock clock;
  private final Supplier<String> ids;

  BaseModule(
      Settings settings,
      Progress progress,
      Resources resources,
      Clock clock,
      Supplier<String> ids) {
    this.settings = settings;
    this.progress = progress;
    this.resources = resources;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    bind(Settings.class).toInstance(settings);
    bind(Progress.class).toInstance(progress);
    bind(Resources.class).toInstance(resources);
    bind(Clock.class).toInstance(clock);
    bind(new TypeLiteral<Supplier<String>>() {}).toInstance(ids);
  }
}
