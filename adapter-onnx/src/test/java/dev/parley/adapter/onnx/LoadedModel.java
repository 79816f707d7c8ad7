// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.adapter.onnx.OnnxSettings.Precision;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The real model, loaded once for all tests, which may share it behind encoders of their own. */
final class LoadedModel implements AutoCloseable {
  private final Map<Precision, Engine> engines = new EnumMap<>(Precision.class);

  /** The engine, which outlives the models that it is given to. */
  synchronized Engine engine(Precision precision) {
    Engine engine =
        engines.computeIfAbsent(
            precision, of -> Engine.load(OnnxSettings.defaults().withPrecision(of)));
    return new Engine(engine.tokenizer(), new Kept(engine.encoder()), engine.limits());
  }

  OnnxEmbeddingModel model(Precision precision) {
    return OnnxEmbeddingModel.of(
        OnnxSettings.defaults().withPrecision(precision), () -> engine(precision));
  }

  @Override
  public synchronized void close() {
    engines.values().forEach(Engine::close);
  }

  /** Is not closed with the model that uses it. */
  private record Kept(Encoder encoder) implements Encoder {
    @Override
    public float[][] sums(Batch batch) {
      return encoder.sums(batch);
    }

    @Override
    public void close() {}
  }

  /** Hands it to the constructors of tests. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LoadedModel.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(LoadedModel.class))
          .computeIfAbsent(LoadedModel.class);
    }
  }
}
