// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import org.jspecify.annotations.Nullable;

/** The engine, loaded once by the first thread that needs it. What failed is tried again. */
final class LoadedEngine implements AutoCloseable {
  private final Engine.Loader loader;
  private @Nullable Engine engine;

  LoadedEngine(Engine.Loader loader) {
    this.loader = loader;
  }

  synchronized Engine get() {
    if (engine == null) {
      engine = loader.load();
    }
    return engine;
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
