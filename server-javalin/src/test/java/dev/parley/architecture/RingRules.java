// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.parley.architecture.HouseRule.rule;

import java.util.stream.Stream;

/** Arrows point inward: who may know whom. */
final class RingRules {
  private static final String DOMAIN = "dev.parley.domain..";
  private static final String PORT = "dev.parley.port..";
  private static final String ENGINE = "dev.parley.engine..";
  private static final String JSON = "dev.parley.json..";
  private static final String TESTKIT = "dev.parley.testkit..";
  private static final String SERVER = "dev.parley.server..";
  private static final String JSPECIFY = "org.jspecify.annotations..";

  private RingRules() {}

  static Stream<HouseRule> all() {
    return Stream.of(
        placed(), domain(), ports(), engine(), json(), testkit(), adapters(), islands(), cycles());
  }

  private static HouseRule placed() {
    return rule(
            "every class has a place in the house",
            classes()
                .should()
                .resideInAnyPackage(
                    "dev.parley.domain.(chat|completion|conversation|context|embedding|function|knowledge|key|character"
                        + "|flow|routing|ranking|session|safety|tuning|usage|vector|job|error)..",
                    "dev.parley.engine.(chat|completion|conversation|context|embedding|function|knowledge|key|character"
                        + "|flow|routing|session|safety|tuning|usage|job|error|idempotency|cache|record|memory|erasure)..",
                    PORT,
                    JSON,
                    TESTKIT,
                    "dev.parley.adapter.(*)..",
                    "dev.parley.server",
                    "dev.parley.server.(http|settings|wiring|web|cli|rehearsal|openapi|build|transfer)..")
                .because("a class outside the rings and areas is one that no other rule looks at"))
        .brokenBy("package dev.parley.domain.util; final class Strings {}");
  }

  private static HouseRule domain() {
    return rule(
            "the domain is values and pure rules",
            classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                    DOMAIN,
                    JSPECIFY,
                    "java.lang..",
                    "java.math..",
                    "java.net",
                    "java.nio",
                    "java.nio.charset",
                    "java.text..",
                    "java.time..",
                    "java.util..")
                .because("it does no I/O and knows nothing but the JDK's values and JSpecify"))
        .brokenBy(
            """
            package dev.parley.domain.chat;
            final class Reader { java.nio.file.Path file; }
            """);
  }

  private static HouseRule ports() {
    return rule(
            "ports speak of the domain alone",
            classes()
                .that()
                .resideInAPackage(PORT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(PORT, DOMAIN, JSPECIFY, "java..")
                .because("whoever implements a port must not inherit anybody's library"))
        .brokenBy(
            """
            package dev.parley.port;
            interface Writer { void write(com.fasterxml.jackson.core.JsonGenerator out); }
            """);
  }

  private static HouseRule engine() {
    return rule(
            "the engine joins domain and ports",
            classes()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ENGINE, PORT, DOMAIN, JSPECIFY, "java..")
                .because("an application that embeds it gets no adapter and no library with it"))
        .brokenBy(
            """
            package dev.parley.engine.chat;
            final class Loop { org.slf4j.Logger log; }
            """);
  }

  private static HouseRule json() {
    return rule(
            "chat-json is the domain, Jackson and JSON Schema",
            classes()
                .that()
                .resideInAPackage(JSON)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                    JSON,
                    PORT,
                    DOMAIN,
                    JSPECIFY,
                    "java..",
                    "com.fasterxml.jackson..",
                    "com.networknt.schema..")
                .because("the wire format is written once and by hand, without the engine"))
        .brokenBy(
            """
            package dev.parley.json;
            final class Codec { picocli.CommandLine commandLine; }
            """);
  }

  private static HouseRule testkit() {
    return rule(
            "the test kit needs ports and a test library",
            classes()
                .that()
                .resideInAPackage(TESTKIT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                    TESTKIT,
                    PORT,
                    DOMAIN,
                    JSPECIFY,
                    "java..",
                    "org.junit.jupiter..",
                    "org.assertj..",
                    "net.jqwik..")
                .because("an adapter from elsewhere proves itself with it and gets nothing else"))
        .brokenBy(
            """
            package dev.parley.testkit;
            final class Fake { dev.parley.engine.chat.Turn turn; }
            """,
            "package dev.parley.engine.chat; public final class Turn {}");
  }

  private static HouseRule adapters() {
    return rule(
            "adapters see ports, never the engine or the server",
            noClasses()
                .that()
                .resideInAPackage("dev.parley.adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, SERVER, TESTKIT)
                .because("arrows point inward, so that an adapter can be taken or left alone"))
        .brokenBy(
            """
            package dev.parley.adapter.redis;
            final class Shortcut { dev.parley.engine.chat.Turn turn; }
            """,
            "package dev.parley.engine.chat; public final class Turn {}");
  }

  private static HouseRule islands() {
    return rule(
            "no adapter knows another",
            slices()
                .matching("dev.parley.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .because("what two adapters share belongs in the core or in chat-json"))
        .brokenBy(
            """
            package dev.parley.adapter.redis;
            final class Borrowed { dev.parley.adapter.chroma.Client client; }
            """,
            "package dev.parley.adapter.chroma; public final class Client {}")
        .allows(
            """
            package dev.parley.adapter.redis;
            final class Own { dev.parley.adapter.redis.wire.Client client; }
            """,
            "package dev.parley.adapter.redis.wire; public final class Client {}");
  }

  private static HouseRule cycles() {
    return rule(
            "packages form no cycle",
            slices()
                .matching("dev.parley.(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one, or miss a third"))
        .brokenBy(
            """
            package dev.parley.server.web;
            public final class Page { dev.parley.server.http.Route route; }
            """,
            """
            package dev.parley.server.http;
            public final class Route { dev.parley.server.web.Page page; }
            """);
  }
}
