// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.usage;

import dev.parley.domain.chat.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prices by the names of models. A name with a date behind it ({@code gpt-4o-2024-08-06}, {@code
 * gpt-4-0613}) costs what the name costs, unless it is listed itself; no other name is guessed.
 *
 * @param asOf the day on which the prices were read
 * @param byName each model by its name
 */
public record PriceList(LocalDate asOf, Map<String, Price> byName) implements Prices {
  private static final Pattern DATE = Pattern.compile("-(\\d{4}-\\d{2}-\\d{2}|\\d{4})$");
  private static final String AS_OF = "as of";

  public PriceList {
    byName = Map.copyOf(byName);
  }

  @Override
  public Optional<Price> of(ModelId model) {
    String name = model.value();
    Price listed = byName.get(name);
    return listed != null
        ? Optional.of(listed)
        : Optional.ofNullable(byName.get(DATE.matcher(name).replaceFirst("")));
  }

  /**
   * Reads a list. Lines that begin with {@code #} say where the numbers are from; {@code as of
   * 2026-01-31} says when they were read; every other line is a model's: its name, dollars for a
   * million tokens of input, of cached input and of output, the longest prompt in tokens, with a
   * {@code -} where there is none, and where the numbers are from.
   *
   * @throws IllegalArgumentException naming the first line that is none of them
   */
  public static PriceList parse(String text) {
    LocalDate asOf = null;
    Map<String, Price> prices = new LinkedHashMap<>();
    for (String line : text.lines().filter(PriceList::isContent).toList()) {
      String[] words = line.strip().split("\\s+", 6);
      if (line.startsWith(AS_OF)) {
        asOf = LocalDate.parse(line.substring(AS_OF.length()).strip());
      } else if (words.length < 6 || prices.put(words[0], price(words)) != null) {
        throw new IllegalArgumentException(
            "not a line of prices: "
                + line
                + "; write name, input, cached, output, longest, source");
      }
    }
    if (asOf == null) {
      throw new IllegalArgumentException("the list has no date; add a line as of YYYY-MM-DD");
    }
    return new PriceList(asOf, prices);
  }

  private static boolean isContent(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static Price price(String[] words) {
    BigDecimal input = new BigDecimal(words[1]);
    return new Price(
        input,
        words[2].equals("-") ? input : new BigDecimal(words[2]),
        new BigDecimal(words[3]),
        words[4].equals("-") ? Long.MAX_VALUE : Long.parseLong(words[4]));
  }
}
