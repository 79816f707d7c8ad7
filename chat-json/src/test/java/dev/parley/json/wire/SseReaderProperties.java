// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SseReaderProperties {
  @Property(tries = 300)
  void anySequenceReadsEqualHoweverItIsCut(
      @ForAll("events") List<List<String>> events,
      @ForAll("ends") String end,
      @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    StringBuilder wire = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (List<String> lines : events) {
      lines.forEach(
          line -> wire.append(": note").append(end).append("data: ").append(line).append(end));
      wire.append(end);
      expected.add(String.join("\n", lines));
    }
    byte[] bytes = wire.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(drain(new SseReader(new CutStream(bytes, cuts)))).isEqualTo(expected);
  }

  @Property(tries = 300)
  void anyBytesGiveEventsOrNone(@ForAll byte[] bytes) throws IOException {
    drain(new SseReader(new ByteArrayInputStream(bytes)));
  }

  @Provide
  Arbitrary<List<List<String>>> events() {
    Arbitrary<String> line =
        Arbitraries.strings().ofMaxLength(12).map(text -> text.replaceAll("[\\r\\n\\p{Cs}]", "é"));
    Arbitrary<String> astral =
        Combinators.combine(line, Arbitraries.of("", "\uD83D\uDE00", "世", "data: "))
            .as((text, more) -> more + text + more);
    return astral.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of("\n", "\r", "\r\n");
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(20);
  }

  private static List<String> drain(SseReader reader) throws IOException {
    List<String> all = new ArrayList<>();
    for (SseEvent event = reader.next(); event != null; event = reader.next()) {
      all.add(new String(event.data(), StandardCharsets.UTF_8));
    }
    return all;
  }
}
