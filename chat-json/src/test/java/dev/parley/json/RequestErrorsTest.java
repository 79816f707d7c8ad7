// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is named by its path, with its value and the fix. */
class RequestErrorsTest {
  private static final String GOOD =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

  /** Single quotes stand for double ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'role':'wizard','content':'x'} | messages[0].role | is \"wizard\": give system,"
            + " developer,",
        "{'role':5,'content':'x'} | messages[0].role | is 5: give a string",
        "{'content':'x'} | messages[0].role | is missing: give system,",
        "{'role':'user'} | messages[0].content | is missing: give a string or an array",
        "{'role':'user','content':null} | messages[0].content | is missing: give a string",
        "{'role':'user','content':5} | messages[0].content | is 5: give a string or an array",
        "{'role':'user','content':{}} | messages[0].content | is an object: give a string or",
        "{'role':'user','content':'x','name':[]} | messages[0].name | is []: give a string",
        "{'role':'user','content':['x']} | messages[0].content[0] | is \"x\": give a content part",
        "{'role':'user','content':[{'text':'x'}]} | messages[0].content[0].type | is missing: give",
        "{'role':'user','content':[{'type':7}]} | messages[0].content[0].type | is 7: give a"
            + " string",
        "{'role':'user','content':[{'type':'text'}]} | messages[0].content[0].text | is missing",
        "{'role':'user','content':[{'type':'text','text':1}]} | messages[0].content[0].text | is 1",
        "{'role':'user','content':[{'type':'image_url','image_url':'u'}]}"
            + " | messages[0].content[0].image_url | is \"u\": give an object",
        "{'role':'user','content':[{'image_url':{'url':1},'type':'image_url'}]}"
            + " | messages[0].content[0].image_url.url | is 1: give a string",
        "{'role':'user','content':[{'type':'image_url','image_url':{}}]}"
            + " | messages[0].content[0].image_url.url | is missing",
        "{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'x'}}]}"
            + " | messages[0].content[0].input_audio.format | is missing: give wav or mp3",
        "{'role':'tool','content':'x'} | messages[0].tool_call_id | is missing: give the id",
        "{'role':'function','content':'x'} | messages[0].name | is missing: give the name",
        "{'role':'assistant','tool_calls':{}} | messages[0].tool_calls | is an object: give an"
            + " array",
        "{'role':'assistant','tool_calls':[{'type':'function'}]}"
            + " | messages[0].tool_calls[0].id | is missing: give the call's id",
        "{'role':'assistant','tool_calls':[{'id':'c','function':{}}]}"
            + " | messages[0].tool_calls[0].type | is missing: give function or custom",
        "{'role':'assistant','tool_calls':[{'id':'c','type':'function'}]}"
            + " | messages[0].tool_calls[0].function | is missing: give an object",
        "{'tool_calls':[{'id':'c','type':'function','function':{'name':'f','arguments':{}}}],"
            + "'role':'assistant'}"
            + " | messages[0].tool_calls[0].function.arguments | is an object: give a string",
        "{'role':'assistant','function_call':{'name':'f'}}"
            + " | messages[0].function_call.arguments | is missing: give a string",
        "5 | messages[0] | is 5: give a message",
      })
  void ofAMessage(String message, String path, String words) {
    refused("{'model':'m','messages':[" + message + "]}", path, path + " " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | model | is missing: name a model",
        "{'model':'m'} | messages | is missing: give an array",
        "{'model':'','messages':[]} | model | is empty: name a model",
        "{'model':null} | model | is null: give a string",
        "{'model':['m']} | model | is an array: give a string",
        "{'model':'m','messages':null} | messages | is null: give an array of messages",
        "{'model':'m','messages':{}} | messages | is an object: give an array",
        "{'model':'m','tools':'f'} | tools | is \"f\": give an array of tools",
        "{'model':'m','tools':[{'function':{'name':'f'}}]} | tools[0].type | is missing: give",
        "{'model':'m','tools':[{'type':'function'}]} | tools[0].function | is missing: give an"
            + " object",
        "{'model':'m','tools':[{'type':'function','function':{}}]}"
            + " | tools[0].function.name | is missing: give the function's name",
        "{'model':'m','tools':[{'type':'function','function':{'name':'f','parameters':[]}}]}"
            + " | tools[0].function.parameters | is an array: give a JSON Schema",
        "{'model':'m','tools':[{'function':{'name':'f','strict':1},'type':'function'}]}"
            + " | tools[0].function.strict | is 1: give true or false",
        "{'model':'m','functions':[{'name':5}]} | functions[0].name | is 5: give a string",
      })
  void ofARequest(String request, String path, String words) {
    refused(request, path, path + " " + words);
  }

  @Test
  void ofAKnownParameter() {
    refused(
        GOOD.replaceFirst("}$", ",'temperature':2.70}"),
        "temperature",
        "temperature is 2.70: give a number from 0 to 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the JSON is empty",
        "`  ` | the JSON is empty",
        "{'model':'m' | the JSON is broken at line 1, column 13",
        "{'messages':[{'role' 'user'}]} | the JSON is broken at line 1, column 22, at messages[0]",
        "{'a':tru} | the JSON is broken at line 1, column 6, at a: \"tru\" is no JSON value",
        "{'a':01} | the JSON is broken at line 1, column 7, at a: a number begins with 0",
        "{'a':1,} | the JSON is broken at line 1, column 8, at a: } stands where a name should",
        "{'a':'\\x'} | the JSON is broken at line 1, column 8, at a: \\x is no escape of JSON",
        "{'a':NaN} | the JSON is broken at line 1, column 9, at a: NaN is no JSON number",
        "{'a':1 /* x */} | the JSON is broken at line 1, column 8, at a: JSON has no comments",
        "{'a':[1}} | the JSON is broken at line 1, column 8, at a[0]: } closes what is not open",
        "{'a':1,'b':{'c':1,'c':2}} | the JSON is broken at line 1, column 22, at b.c: the name"
            + " \"c\" stands twice",
        "{'a':1,'a':2} | the JSON is broken at line 1, column 11, at a: the name \"a\" stands"
            + " twice",
        "{'model':'m','model':'m'} | the JSON is broken at line 1, column 21, at model: the name",
      })
  void ofTheJsonItself(String json, String words) {
    refusedAsJson(json, words);
  }

  @Test
  void linesAreCounted() {
    refusedAsJson(
        "{\n  'model': 'm',\n  'messages': [}\n", "the JSON is broken at line 3, column 16");
  }

  @Test
  void ofWhatFollowsTheJson() {
    refusedAsJson(GOOD + " x", "the JSON is broken at line 1");
    refusedAsJson(GOOD + "{}", "the JSON goes on after its end at line 1, column 58");
  }

  @Test
  void ofBytesThatAreNoUtf8() {
    byte[] json = GOOD.getBytes(StandardCharsets.UTF_8);
    json[3] = (byte) 0xC3;
    InvalidRequestException e = refused(json);
    assertThat(e).hasMessage("the JSON is not UTF-8 at byte 3: encode it as UTF-8");
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    assertThat(refused(surrogate)).hasMessageContaining("not UTF-8 at byte 1");
    byte[] cut = {'"', (byte) 0xF0, (byte) 0x9F};
    assertThat(refused(cut)).hasMessageContaining("not UTF-8 at byte 1");
  }

  @Test
  void ofNestingBeyondTheLimit() {
    String opened = "{'a':" + "[".repeat(511);
    refusedAsJson(opened + "[" + "]".repeat(512) + "}", "the JSON nests deeper than 512 levels");
    refusedAsJson("{'a':" + "[".repeat(100_000), "the JSON nests deeper than 512 levels");
    refusedAsJson("{'a':".repeat(100_000), "the JSON nests deeper than 512 levels");
    assertThat(read(GOOD.replaceFirst("}$", ",'a':" + "[".repeat(511) + "]".repeat(511) + "}")))
        .isNotNull();
  }

  @Test
  void ofANumberOfTooManyDigits() {
    refusedAsJson(
        "{'n':" + "1".repeat(2000) + "}",
        "the JSON is broken at line 1, column 2006, at n: a number has more than 1,000 characters");
  }

  @Test
  void ofANameBeyondTheLimit() {
    assertThat(refusedAsJson("{'" + "n".repeat(60_000) + "':1}", "the JSON is broken at line 1"))
        .hasMessageContaining("a name has more than 50,000 characters: shorten it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "'x'", "5"})
  void ofABodyThatIsNoObject(String json) {
    refused(json, null, "the JSON is ");
  }

  /** Its settings are ours, and none of the client's business. */
  @Property(tries = 1000)
  void inNoWordsOfTheParser(@ForAll Random random) {
    byte[] whole = GOOD.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    try {
      ChatJson.readRequest(Damage.of(whole, random));
    } catch (InvalidRequestException e) {
      assertThat(e).message().doesNotContain("Feature", "Unrecognized", "REDACTED", "(code");
    }
  }

  @Test
  void aLongNameMakesNoLongMessage() {
    String name = "'" + "n".repeat(40_000) + "'";
    assertThat(refusedAsJson("{" + name + ":1," + name + ":2}", "the JSON is broken"))
        .message()
        .hasSizeLessThan(1000);
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(read("\uFEFF" + GOOD)).isEqualTo(read(GOOD));
  }

  @Test
  void aPartOfABufferIsReadAlone() {
    byte[] json = ("xx" + GOOD + "yy").getBytes(StandardCharsets.UTF_8);
    assertThat(ChatJson.readRequest(json, 2, json.length - 4)).isEqualTo(read(GOOD));
  }

  @Test
  void nullIsAbsentWhereAFieldMayBeLeftOut() {
    assertThat(
            read(
                "{'model':'m','tools':null,'functions':null,'messages':[{'role':'assistant',"
                    + "'content':null,'refusal':null,'tool_calls':null,'function_call':null,"
                    + "'name':null}]}"))
        .isEqualTo(read("{'model':'m','messages':[{'role':'assistant'}]}"));
  }

  private static Object read(String json) {
    return ChatJson.readRequest(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String json, @Nullable String path, String message) {
    InvalidRequestException e = refused(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    assertThat(e).hasMessageStartingWith(message);
    assertThat(e.field()).isEqualTo(path);
  }

  private static InvalidRequestException refusedAsJson(String json, String message) {
    InvalidRequestException e = refused(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    assertThat(e).hasMessageStartingWith(message);
    assertThat(e.code()).isEqualTo("invalid_json");
    assertThat(e.field()).isNull();
    return e;
  }

  private static InvalidRequestException refused(byte[] json) {
    InvalidRequestException e =
        catchThrowableOfType(InvalidRequestException.class, () -> ChatJson.readRequest(json));
    assertThat(e).isNotNull();
    return e;
  }
}
