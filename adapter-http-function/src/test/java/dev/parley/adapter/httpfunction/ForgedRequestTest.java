// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import static dev.parley.adapter.httpfunction.Calls.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model, a document or a server that wants calls to go elsewhere. */
final class ForgedRequestTest {
  private static final String METADATA = "169.254.169.254";

  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = LocalServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aNameThatLeadsToAPrivateAddressIsRefused() {
    for (String literal :
        List.of(
            "127.0.0.1",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.1",
            METADATA,
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::1",
            "::",
            "fe80::1",
            "fd00:ec2::254",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1")) {
      assertRefused(
          "http://shop.example:" + server.port() + "/", host -> List.of(address(literal)));
    }
  }

  @Test
  void aNameWithOnePrivateAddressIsRefusedWhole() {
    assertRefused(
        "http://shop.example/", host -> List.of(address("93.184.216.34"), address("10.0.0.1")));
  }

  @Test
  void publicAddressesAreNotRefused() {
    for (String literal : List.of("93.184.216.34", "2606:2800:220:1::", "64:ff9b::5db8:d822")) {
      assertThat(Addresses.isPublic(address(literal))).as(literal).isTrue();
    }
  }

  @Test
  void aNameThatChangesItsMindIsAskedOnce() {
    AtomicInteger asked = new AtomicInteger();
    // the second answer would be the real server: it must not be reached
    HostResolver rebinding =
        host -> List.of(address(asked.getAndIncrement() == 0 ? "203.0.113.7" : "127.0.0.1"));
    assertRefused("http://shop.example:" + server.port() + "/", rebinding);
    assertThat(asked).hasValue(1);
    // and where the address itself is allowed, the connection goes to the one that was looked at
    AtomicInteger again = new AtomicInteger();
    server.handle((request, client) -> client.answer(200, "text/plain", request.header("Host")));
    HostResolver turning =
        host -> List.of(address(again.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));
    assertThat(
            Calls.get("http://shop.example:" + server.port() + "/", "shop.example", "127.0.0.1")
                .run("{}", turning))
        .isEqualTo(FunctionResult.of("shop.example:" + server.port()));
    assertThat(again).hasValue(1);
  }

  @Test
  void addressesThatAreWrittenOddlyAreRefused() {
    for (String host :
        List.of(
            "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "127.1", "[::ffff:7f00:1]")) {
      String url = "http://" + host + ":" + server.port() + "/";
      assertThat(Calls.get(url, "shop.example").run("{}").ok()).as(host).isFalse();
    }
    // even where such a host was allowed: what it resolves to is looked at
    assertRefused(
        "http://2130706433:" + server.port() + "/", host -> List.of(address("127.0.0.1")));
  }

  @Test
  void localhostIsLoopbackAndNothingElse() {
    server.handle((request, client) -> client.answer(200, "text/plain", "here"));
    String url = "http://localhost:" + server.port() + "/";
    assertThat(Calls.get(url).run("{}", host -> List.of(address("127.0.0.1"))))
        .isEqualTo(FunctionResult.of("here"));
    assertRefused(url, host -> List.of(address("10.0.0.1")));
  }

  @Test
  void aRedirectOffTheAllowedHostsIsNotFollowed() {
    for (String target :
        List.of(
            "http://" + METADATA + "/latest/meta-data/",
            "http://127.0.0.1:1/",
            "//evil.example/",
            "http://evil.example/",
            "http://127.0.0.1:" + server.port() + "@evil.example/",
            "http://user:word@127.0.0.1:" + server.port() + "/",
            "file:///etc/passwd",
            "gopher://127.0.0.1/")) {
      server.handle((request, client) -> client.redirect(302, target));
      int before = server.received().size();
      FunctionResult result = Calls.get(server.url("/")).run("{}");
      assertThat(result.ok()).as(target).isFalse();
      assertThat(server.received()).as(target).hasSize(before + 1);
    }
  }

  @Test
  void aRedirectWithinThemIsFollowedAFewTimes() {
    server.handle(
        (request, client) -> {
          if (request.line().contains("/a ")) {
            client.redirect(307, "/b");
          } else {
            client.answer(200, "text/plain", request.line() + request.body());
          }
        });
    assertThat(Calls.post(server.url("/a")).run("{\"x\":1}").text())
        .isEqualTo("POST /b HTTP/1.1{\"x\":1}");
    server.handle((request, client) -> client.redirect(302, "/again"));
    int before = server.received().size();
    assertThat(Calls.get(server.url("/")).run("{}").text()).endsWith("on more than 3 times");
    assertThat(server.received()).hasSize(before + 4);
  }

  @Test
  void secretsDoNotFollowARedirectToAnotherHost() throws IOException {
    try (LocalServer other = LocalServer.start()) {
      other.handle((request, client) -> client.answer(200, "text/plain", "fine"));
      server.handle((request, client) -> client.redirect(307, other.url("/there")));
      Calls calls =
          Calls.post(server.url("/"), "127.0.0.1:" + server.port(), "127.0.0.1:" + other.port())
              .with(Map.of("Authorization", "Bearer secret-of-the-shop", "X-Key", "another"));
      assertThat(calls.run("{\"x\":1}")).isEqualTo(FunctionResult.of("fine"));
      LocalServer.Received there = other.received().getFirst();
      assertThat(there.body()).isEqualTo("{\"x\":1}");
      assertThat(there.headers()).doesNotContainKeys("authorization", "x-key");
    }
  }

  @Test
  void argumentsCannotChangeTheHost() {
    String template = "http://{host}:" + server.port() + "/x";
    for (String value :
        List.of(
            "evil.example",
            "127.0.0.1@evil.example",
            "evil.example/",
            "evil.example#",
            "a b",
            "127.0.0.1:80",
            "127.0.0.1.",
            "\u2460\u2461\u2466.0.0.1",
            "127\u30020\u30020\u30021",
            "evil.example\\",
            "%31",
            "")) {
      FunctionResult result =
          Calls.get(template, "127.0.0.1:" + server.port())
              .run("{\"host\":" + RawJson.of(value).text() + "}");
      assertThat(result.ok()).as(value).isFalse();
    }
    assertThat(server.received()).isEmpty();
    assertThat(Calls.get(template, "127.0.0.1").run("{\"host\":\"127.0.0.1\"}").ok()).isTrue();
  }

  @Test
  void argumentsCannotLeaveTheirPlaceInThePath() {
    for (String value :
        List.of("..", ".", "../admin", "a/../../admin", "..\\admin", "a\\..", "/..", "../")) {
      FunctionResult result =
          Calls.get(server.url("/orders/{id}/items"))
              .run("{\"id\":" + RawJson.of(value).text() + "}");
      assertThat(result.ok()).as(value).isFalse();
    }
    assertThat(Calls.get(server.url("/{a}{b}/x")).run("{\"a\":\".\",\"b\":\".\"}").ok()).isFalse();
    assertThat(Calls.get(server.url("/{a}.")).run("{\"a\":\"x\"}").ok()).isTrue();
    assertThat(server.received()).hasSize(1);
  }

  @Property(tries = 1000)
  void whateverFillsAPlaceStaysInIt(@ForAll("values") String value) throws Exception {
    UrlTemplate template = UrlTemplate.of("https://shop.example/orders/{id}/items?q={id}&r=1");
    HttpUrl url;
    try {
      url = template.fill(Map.of("id", value));
    } catch (UnfitArgumentException e) {
      assertThat(value.isEmpty() || value.contains(".")).isTrue();
      return;
    }
    assertThat(url.host()).isEqualTo("shop.example");
    assertThat(url.username()).isEmpty();
    assertThat(url.fragment()).isNull();
    assertThat(url.pathSegments()).containsExactly("orders", value, "items");
    assertThat(url.queryParameterNames()).containsExactly("q", "r");
    assertThat(url.queryParameter("q")).isEqualTo(value);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .ofMaxLength(12)
            .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c))),
        Arbitraries.strings().withChars("./\\%25eE@:#?&=+ ;\t\n\0").ofMaxLength(8));
  }

  @Test
  void portsAreTheUsualOrThoseThatAreListed() {
    AllowedHosts hosts =
        AllowedHosts.of(
            List.of("Shop.Example", "b\u00fccher.example:8443"),
            HttpUrl.get("http://shop.example:8080/"));
    for (String url :
        List.of(
            "http://shop.example/",
            "https://shop.example/",
            "http://SHOP.example:8080/",
            "https://xn--bcher-kva.example:8443/")) {
      assertThat(hosts.allow(HttpUrl.get(url))).as(url).isTrue();
    }
    for (String url :
        List.of(
            "http://shop.example:22/",
            "https://xn--bcher-kva.example/",
            "http://shop.example./",
            "http://a.shop.example/",
            "http://shop.example.evil.example/",
            "http://u@shop.example/",
            "http://sh\u043ep.example/")) {
      assertThat(hosts.allow(HttpUrl.get(url))).as(url).isFalse();
    }
  }

  @Test
  void hostsAndUrlsThatAreNoneAreRefused() {
    for (String host : List.of("a b", "http://x", "x/y", "u@x", "x:99999", "")) {
      assertThatThrownBy(() -> HttpFunction.of(Calls.get("http://x.example/", host).settings()))
          .as(host)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("allowed_hosts");
    }
    for (String url :
        List.of("ftp://x/", "x.example/", "http://u:p@x.example/", "http:///x", "http://x/#a")) {
      assertThatThrownBy(() -> Calls.get(url).settings())
          .as(url)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(url);
    }
  }

  private void assertRefused(String url, HostResolver resolver) {
    int before = server.received().size();
    FunctionResult result = Calls.get(url).run("{}", resolver);
    assertThat(result.ok()).isFalse();
    assertThat(result.text()).contains("leads to an address that is not public");
    assertThat(server.received()).hasSize(before);
  }
}
