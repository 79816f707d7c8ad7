// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  @Test
  void placesAreFilled() {
    Template template = Template.of("Be {{tone}} to {{ name }}, always {{tone}}.");
    assertThat(template.variables()).containsExactly("tone", "name");
    assertThat(template.fill(Map.of("tone", "formal", "name", "Ada")))
        .isEqualTo("Be formal to Ada, always formal.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{{", "{{}}", "{{1a}}", "{{a b}}", "{ {a} }", "{\"a\": {}}"})
  void otherBracesAreText(String text) {
    assertThat(Template.of(text).variables()).isEmpty();
    assertThat(Template.of(text).fill(Map.of())).isEqualTo(text);
  }

  @Test
  void aBackslashMakesAPlaceText() {
    assertThat(Template.of("write \\{{tone}} as {{tone}}").fill(Map.of("tone", "$1\\")))
        .isEqualTo("write {{tone}} as $1\\");
  }

  @Test
  void whatFillsAPlaceIsNotLookedThrough() {
    assertThat(Template.of("{{a}}{{b}}").fill(Map.of("a", "{{b}}", "b", "{{a}}")))
        .isEqualTo("{{b}}{{a}}");
  }

  @Test
  void aVariableWithoutValueIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Template.of("{{tone}}").fill(Map.of("name", "Ada")))
        .withMessage("{{tone}} has no value");
  }

  @Property
  void whatSurroundsAPlaceStays(@ForAll String before, @ForAll String after, @ForAll String value) {
    String head = before.replaceAll("[{}\\\\]", "");
    String tail = after.replaceAll("[{}\\\\]", "");
    assertThat(Template.of(head + "{{a}}" + tail).fill(Map.of("a", value)))
        .isEqualTo(head + value + tail);
  }
}
