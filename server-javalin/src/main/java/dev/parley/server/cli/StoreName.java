// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.StoreSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A store by the name that the settings give it. */
final class StoreName implements ITypeConverter<StoreSettings.Durable> {

  @Override
  public StoreSettings.Durable convert(String value) {
    return Arrays.stream(StoreSettings.Durable.values())
        .filter(store -> name(store).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + value
                        + "' is no store: "
                        + Arrays.stream(StoreSettings.Durable.values())
                            .map(StoreName::name)
                            .collect(Collectors.joining(" or "))));
  }

  private static String name(StoreSettings.Durable store) {
    return store.name().toLowerCase(Locale.ROOT);
  }
}
