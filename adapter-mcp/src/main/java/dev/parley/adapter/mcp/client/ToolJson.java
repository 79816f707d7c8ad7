// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.domain.chat.RawJson;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import java.io.IOException;
import java.util.Map;

/** The JSON of messages, with every digit of every number. */
final class ToolJson {
  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final McpJsonMapper sdk = new JacksonMcpJsonMapper(mapper);

  ToolJson() {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
  }

  McpJsonMapper sdk() {
    return sdk;
  }

  /** An object as the library wants it. */
  Map<String, Object> object(RawJson value) {
    try {
      return sdk.readValue(value.text(), OBJECT);
    } catch (IOException e) {
      throw new IllegalArgumentException("this is no JSON object: " + e.getMessage(), e);
    }
  }

  String text(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read from JSON can be written", e);
    }
  }

  /** Whether a text is this value. */
  boolean is(String text, Object value) {
    try {
      return mapper.readTree(text).equals(mapper.valueToTree(value));
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
