// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedFieldsTest {
  private static final OtherTool CUSTOM = new OtherTool(new RawJson("{\"type\":\"custom\"}"));
  private static final FunctionTool FUNCTION =
      new FunctionTool(new FunctionDefinition("f", null, null, null, Extras.NONE), Extras.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          store;        true;             true
          store;        false;            false
          store;        null;             false
          modalities;   [ "text" ];       false
          modalities;   ["text","audio"]; true
          service_tier; "auto";           false
          service_tier; "flex";           true
          metadata;     {};               false
          metadata;     {"a":"b"};        true
          """)
  void aFieldCountsWhereItAsksForSomething(String field, String value, boolean counts) {
    ChatRequest request = request(Map.of(field, new RawJson(value)));

    assertThat(UnsupportedFields.in(request, Set.of(field)))
        .isEqualTo(counts ? List.of(field) : List.of());
    assertThat(UnsupportedFields.in(request, Set.of("other"))).isEmpty();
  }

  @Test
  void toolsThatAreNoFunctionsAreLeftOutAlone() {
    ChatRequest both = request(Map.of("tool_choice", RawJson.of("auto")), CUSTOM, FUNCTION);
    Set<String> custom = Set.of(UnsupportedFields.CUSTOM_TOOLS);

    assertThat(UnsupportedFields.in(both, custom)).isEqualTo(List.copyOf(custom));
    ChatRequest rest = UnsupportedFields.without(both, UnsupportedFields.CUSTOM_TOOLS);
    assertThat(rest.tools()).containsExactly(FUNCTION);
    assertThat(rest.parameters()).isEqualTo(both.parameters());
    assertThat(UnsupportedFields.in(rest, custom)).isEmpty();
  }

  @Test
  void whereNoToolIsLeftNoneCanBeChosen() {
    ChatRequest only = request(Map.of("tool_choice", RawJson.of("required")), CUSTOM);

    ChatRequest rest = UnsupportedFields.without(only, UnsupportedFields.CUSTOM_TOOLS);

    assertThat(rest.tools()).isEmpty();
    assertThat(rest.parameters().fields()).isEmpty();
  }

  @Test
  void aLimitThatIsRefusedByItsOlderNameGoesByItsNewerOne() {
    ChatRequest limited = request(Map.of("max_tokens", RawJson.of(7)));

    assertThat(UnsupportedFields.without(limited, "max_tokens").parameters().fields())
        .isEqualTo(Map.of("max_completion_tokens", RawJson.of(7)));
  }

  private static ChatRequest request(Map<String, RawJson> fields, ToolDefinition... tools) {
    return new ChatRequest(
        new ModelId("m"),
        List.of(Message.user("Hello")),
        List.of(tools),
        List.of(),
        new Parameters(fields));
  }
}
