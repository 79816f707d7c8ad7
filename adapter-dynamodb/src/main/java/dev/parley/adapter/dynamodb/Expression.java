// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An expression of DynamoDB's with its values. Attributes are written {@code #name}, since many
 * plain names are words of the language.
 *
 * @param values by their names, colon included
 */
record Expression(String text, Map<String, AttributeValue> values) {
  private static final Pattern ATTRIBUTE = Pattern.compile("#(\\w+)");

  Expression {
    values = Map.copyOf(values);
  }

  static Expression of(String text) {
    return new Expression(text, Map.of());
  }

  Expression with(String name, AttributeValue value) {
    Map<String, AttributeValue> more = new TreeMap<>(values);
    more.put(name, value);
    return new Expression(text, more);
  }

  /** What each {@code #name} in the texts stands for. */
  static Map<String, String> names(String... texts) {
    Map<String, String> names = new TreeMap<>();
    for (String text : texts) {
      Matcher matcher = ATTRIBUTE.matcher(text);
      while (matcher.find()) {
        names.put(matcher.group(), matcher.group(1));
      }
    }
    return names;
  }

  Map<String, String> names() {
    return names(text);
  }
}
