// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.port.RecordStore.LARGEST_BYTES;
import static dev.parley.testkit.RecordFixture.json;
import static dev.parley.testkit.RecordFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.port.RecordStore;
import dev.parley.port.RecordStore.Stored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents and names as they were given, up to the limit. */
interface RecordDocuments extends RecordFixture {
  @Test
  default void documentComesBackToTheLastCharacter() {
    List<RawJson> documents = new ArrayList<>();
    documents.add(json("{\"b\" : 1.00, \"a\":[ 1E+400 ,null],\n \"a\":\"twice\"}"));
    documents.add(json("12345678901234567890123456789.0"));
    documents.add(RawJson.NULL);
    documents.add(json("\"\u00e9 \u4f60 \ud83d\ude00 \\ud83d\""));
    Samples.strings().forEach(text -> documents.add(RawJson.of(text)));
    for (int i = 0; i < documents.size(); i++) {
      store().put(key("d" + i), documents.get(i), 0, null);
    }
    reopenedStore();
    for (int i = 0; i < documents.size(); i++) {
      assertThat(store().get(key("d" + i)))
          .contains(new Stored(key("d" + i), documents.get(i), 1, null));
    }
  }

  @Test
  default void largestDocumentIsKept() {
    RawJson ascii = json("\"" + "x".repeat(LARGEST_BYTES - 2) + "\"");
    RawJson wide = json("\"" + "\ud83d\ude00".repeat((LARGEST_BYTES - 2) / 4) + "\"");
    store().put(key("ascii"), ascii, 0, null);
    store().put(key("wide"), wide, 0, null);
    assertThat(reopenedStore().get(key("ascii")).orElseThrow().document()).isEqualTo(ascii);
    assertThat(store().get(key("wide")).orElseThrow().document()).isEqualTo(wide);
    assertThat(store().list("things", null, 10)).hasSize(2);
  }

  @Test
  default void documentOneByteTooLargeIsRefused() {
    store().put(key("a"), json("1"), 0, null);
    assertTooLarge(json("\"" + "x".repeat(LARGEST_BYTES - 1) + "\""), 0);
    assertTooLarge(json("\"" + "x".repeat(LARGEST_BYTES - 1) + "\""), 1);
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("1"), 1, null));
  }

  @Test
  default void documentIsMeasuredInBytesNotCharacters() {
    assertTooLarge(json("\"" + "\u4f60".repeat(LARGEST_BYTES / 3 + 1) + "\""), 0);
    assertThat(store().get(key("a"))).isEmpty();
  }

  @Test
  default void namesAreToldApartWhateverTheirCharacters() {
    List<String> names = new ArrayList<>(Samples.strings());
    names.addAll(List.of("Plain", "plain ", "\u00e9 is not e\u0301", " ", "/", "..", "a/b", "a#b"));
    names.add("\ud83d\ude00".repeat(256));
    names.add("\uffff".repeat(512));
    for (int i = 0; i < names.size(); i++) {
      store().put(key(names.get(i)), RawJson.of(i), 0, null);
    }
    reopenedStore();
    for (int i = 0; i < names.size(); i++) {
      RecordStore.Key key = key(names.get(i));
      assertThat(store().get(key)).contains(new Stored(key, RawJson.of(i), 1, null));
    }
    assertThat(store().list("things", null, 1000))
        .extracting(stored -> stored.key().name())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  default void collectionsAreToldApartWhateverTheirCharacters() {
    List<String> collections =
        Samples.strings().stream().filter(name -> name.length() <= 64).toList();
    for (int i = 0; i < collections.size(); i++) {
      store().put(new RecordStore.Key(collections.get(i), "name"), RawJson.of(i), 0, null);
    }
    for (int i = 0; i < collections.size(); i++) {
      assertThat(store().list(collections.get(i), null, 10))
          .containsExactly(
              new Stored(new RecordStore.Key(collections.get(i), "name"), RawJson.of(i), 1, null));
    }
  }

  private void assertTooLarge(RawJson document, long expected) {
    assertThatThrownBy(() -> store().put(key("a"), document, expected, null))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("document")
        .hasMessageContaining(Integer.toString(LARGEST_BYTES));
  }
}
