// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingUsage;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as providers give them. Single quotes stand for double ones. */
class EmbeddingAnswerTest {
  private static final Embedding A = new Embedding(0.6f, -0.8f);
  private static final Embedding B = new Embedding(1, 0);
  private static final EmbeddingAnswer ANSWER =
      EmbeddingAnswer.of("text-embedding-3-small", List.of(A, B), EmbeddingUsage.of(8));

  @Test
  void isWrittenAsTheReferenceHasIt() {
    assertThat(written(ANSWER, EmbeddingEncoding.FLOAT))
        .isEqualTo(
            "{'object':'list','data':["
                + "{'object':'embedding','index':0,'embedding':[0.6,-0.8]},"
                + "{'object':'embedding','index':1,'embedding':[1.0,0.0]}],"
                + "'model':'text-embedding-3-small',"
                + "'usage':{'prompt_tokens':8,'total_tokens':8}}");
  }

  /** The text is what {@code base64.b64encode(struct.pack("<2f", …))} gives in Python. */
  @Test
  void base64IsOfLittleEndianNumbers() {
    assertThat(written(ANSWER, EmbeddingEncoding.BASE64))
        .contains("'index':0,'embedding':'mpkZP83MTL8='},")
        .contains("'index':1,'embedding':'AACAPwAAAAA='}]");
    assertThat(read("{'data':[{'embedding':'mpkZP83MTL8='},{'embedding':[1,0e3]}]}").embeddings())
        .containsExactly(A, B);
  }

  @Test
  void whatAProviderLeavesOutIsEmpty() {
    EmbeddingAnswer answer = read("{'data':[]}");
    assertThat(answer).isEqualTo(new EmbeddingAnswer("", List.of(), null, Extras.NONE));
    assertThat(written(answer, EmbeddingEncoding.FLOAT))
        .isEqualTo("{'object':'list','data':[],'model':''}");
    assertThat(read("{'data':[],'usage':{'prompt_tokens':3},'model':null}").usage())
        .isEqualTo(EmbeddingUsage.of(3));
  }

  @Test
  void unknownFieldsAreKeptEverywhereButTheFormatThatHeld() {
    EmbeddingAnswer answer =
        read(
            "{'id':'e1','object':'list','data':[{'x':1,'embedding':[1],'encoding_format':'float'}],"
                + "'usage':{'prompt_tokens':1,'total_tokens':1,'completion_tokens':0}}");
    assertThat(answer.extras()).isEqualTo(Extras.of("id", RawJson.of("e1")));
    assertThat(answer.items().getFirst().extras()).isEqualTo(Extras.of("x", RawJson.of(1)));
    assertThat(answer.usage())
        .isEqualTo(new EmbeddingUsage(1, 1, Extras.of("completion_tokens", RawJson.of(0))));
    assertThat(written(answer, EmbeddingEncoding.BASE64))
        .contains("'embedding':'AACAPw==','x':1}", "'completion_tokens':0}", "'id':'e1'}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"0,1", "1,0", "`null`,1", "null,null", "0,0"})
  void itemsAreOrderedByTheirIndexes(String first, String second) {
    boolean turned = first.equals("1");
    assertThat(read(numbered(first, second)).embeddings())
        .containsExactlyElementsOf(turned ? List.of(B, A) : List.of(A, B));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | the JSON is an array: an answer is an object",
        "{} | data is missing: an answer has an array",
        "{'error':{'message':'no'}} | data is missing",
        "{'data':null} | data is null: data is an array",
        "{'data':[7]} | data[0] is 7: an item is an object",
        "{'data':[{}]} | data[0].embedding is missing: an item has a vector",
        "{'data':[{'embedding':null}]} | data[0].embedding is null: a vector is an array",
        "{'data':[{'embedding':[]}]} | data[0].embedding is an empty array: a vector",
        "{'data':[{'embedding':[[1]]}]} | data[0].embedding[0] is an array: give a number",
        "{'data':[{'embedding':[1,'2']}]} | data[0].embedding[1] is \"2\": give a number",
        "{'data':[{'embedding':[1,null]}]} | data[0].embedding[1] is null: give a number",
        "{'data':[{'embedding':[1e39]}]} | data[0].embedding[0] is 1e39: give a number that fits",
        "{'data':[{'embedding':''}]} | data[0].embedding is base64 of 0 bytes: it takes 4",
        "{'data':[{'embedding':'AACAPwA='}]} | data[0].embedding is base64 of 5 bytes",
        "{'data':[{'embedding':'AACA~w=='}]} | data[0].embedding is \"AACA~w==\": a vector is",
        "{'data':[{'embedding':'AADAfw=='}]} | data[0].embedding is base64 of what is no number",
        "{'data':[{'embedding':[1],'index':'0'}]} | data[0].index is \"0\": give a whole number",
      })
  void whatIsNoAnswerIsNamed(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "0,2", "-1,0", "1,null", "0,4294967296"})
  void indexesThatAreNoCountAreRefused(String first, String second) {
    assertThatThrownBy(() -> read(numbered(first, second)))
        .hasMessageStartingWith("data is items whose indexes are no count");
  }

  private static String numbered(String first, String second) {
    return "{'data':[{'index':"
        + first
        + ",'embedding':[0.6,-0.8]},{'index':"
        + second
        + ",'embedding':[1,0]}]}";
  }

  private static EmbeddingAnswer read(String json) {
    return EmbeddingJson.readAnswer(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String written(EmbeddingAnswer answer, EmbeddingEncoding encoding) {
    byte[] json = EmbeddingJson.writeAnswer(answer, encoding);
    return new String(json, StandardCharsets.UTF_8).replace('"', '\'');
  }
}
