// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.adapter.httpfunction.HttpFunctionSettings.Method;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes requests of invocations. */
final class Requests {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String ACCEPT = "Accept";
  private static final String AGENT = "User-Agent";
  private static final String TYPE = "Content-Type";
  private static final String KEY_PLACE = "idempotency_key";
  private static final MediaType JSON = MediaType.get("application/json");

  private final HttpFunctionSettings settings;
  private final UrlTemplate url;
  private final @Nullable UrlTemplate statusUrl;

  Requests(HttpFunctionSettings settings) {
    this.settings = settings;
    this.url = UrlTemplate.of(settings.url());
    String status = settings.statusUrl();
    this.statusUrl = status == null ? null : UrlTemplate.of(status);
  }

  /** The call itself. */
  Request call(FunctionInvocation invocation) throws UnfitArgumentException {
    Map<String, RawJson> arguments = new LinkedHashMap<>(Json.fields(invocation.arguments()));
    HttpUrl.Builder address = url.fill(texts(arguments)).newBuilder();
    arguments.keySet().removeAll(url.names());
    Request.Builder request = request();
    if (settings.function().sideEffects()) {
      request.header(IDEMPOTENCY_KEY, invocation.idempotencyKey());
    }
    if (settings.method() == Method.GET) {
      arguments.forEach((name, value) -> addParameter(address, name, value));
      return request.url(address.build()).build();
    }
    boolean empty = settings.method() == Method.DELETE && arguments.isEmpty();
    return request
        .url(address.build())
        .method(settings.method().name(), empty ? null : body(arguments))
        .build();
  }

  /** The question what became of a call. */
  Request status(FunctionInvocation invocation) throws UnfitArgumentException {
    if (statusUrl == null) {
      throw new IllegalStateException("there is no status URL");
    }
    Map<String, String> values = texts(Json.fields(invocation.arguments()));
    values.put(KEY_PLACE, invocation.idempotencyKey());
    return request()
        .url(statusUrl.fill(values))
        .header(IDEMPOTENCY_KEY, invocation.idempotencyKey())
        .build();
  }

  private Request.Builder request() {
    Request.Builder request =
        new Request.Builder()
            .url("http://unset.invalid/")
            .header(ACCEPT, "application/json, text/*;q=0.9, application/xml;q=0.8, */*;q=0.1")
            .header(AGENT, "Parley");
    settings.headers().forEach(request::header);
    return request;
  }

  /** What a request says to anybody. */
  static Headers withoutSecrets(Headers headers) {
    Headers.Builder kept = new Headers.Builder();
    for (String name : List.of(TYPE, IDEMPOTENCY_KEY)) {
      String value = headers.get(name);
      if (value != null) {
        kept.set(name, value);
      }
    }
    return kept.set(ACCEPT, "*/*").set(AGENT, "Parley").build();
  }

  private static RequestBody body(Map<String, RawJson> arguments) {
    byte[] json =
        Json.bytes(
            out -> {
              out.beginObject();
              arguments.forEach(out::field);
              out.endObject();
            });
    return RequestBody.create(json, JSON);
  }

  /** The values as they stand in a URL; what is null is not there. */
  private static Map<String, String> texts(Map<String, RawJson> arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    arguments.forEach(
        (name, value) -> {
          if (!value.isNull()) {
            texts.put(name, text(value));
          }
        });
    return texts;
  }

  private static String text(RawJson value) {
    String text = value.isString() ? value.asString() : value.text();
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static void addParameter(HttpUrl.Builder address, String name, RawJson value) {
    if (value.isArray()) {
      Json.elements(value).forEach(each -> address.addQueryParameter(name, text(each)));
    } else if (!value.isNull()) {
      address.addQueryParameter(name, text(value));
    }
  }
}
