// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.parley.architecture.HouseRule.rule;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Where each library may be used, so that leaving one touches one place. */
final class LibraryRules {
  /** The program's entry: it starts the injector and prints what keeps the server from starting. */
  static final DescribedPredicate<JavaClass> MAIN =
      DescribedPredicate.describe("Main", LibraryRules::isMain);

  private LibraryRules() {}

  static Stream<HouseRule> all() {
    return Stream.of(guice(), javalin(), jackson(), okHttp(), sql(), aws());
  }

  private static HouseRule guice() {
    var wiring = resideInAnyPackage("dev.parley.server.wiring..").or(MAIN);
    return rule(
            "Guice stays in the wiring",
            noClasses()
                .that(DescribedPredicate.not(wiring))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "javax.inject..")
                .because("constructors are called by name, and the injector never leaves main"))
        .brokenBy(
            """
            package dev.parley.server.http;
            final class Located { com.google.inject.Injector injector; }
            """)
        .allows(
            """
            package dev.parley.server.wiring;
            final class StoreModule extends com.google.inject.AbstractModule {}
            """,
            """
            package dev.parley.server;
            final class Main { com.google.inject.Injector injector; }
            """);
  }

  private static HouseRule javalin() {
    return rule(
            "Javalin and Jetty stay in the server",
            only("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .in("dev.parley.server..")
                .because("the edge is thin, and everything behind it is a library"))
        .brokenBy(
            """
            package dev.parley.adapter.redis;
            final class Handler { io.javalin.http.Context request; }
            """)
        .allows(
            """
            package dev.parley.server.http;
            final class Handler { io.javalin.http.Context request; }
            """);
  }

  private static HouseRule jackson() {
    return rule(
            "Jackson stays where JSON is read or written",
            only("com.fasterxml.jackson..", "tools.jackson..")
                .in(
                    "dev.parley.json..",
                    "dev.parley.adapter..",
                    "dev.parley.server.http..",
                    "dev.parley.server.cli..")
                .because("the domain's JSON form is one, and the rest of the house sees values"))
        .brokenBy(
            """
            package dev.parley.server.settings;
            final class Tree { com.fasterxml.jackson.core.JsonParser parser; }
            """)
        .allows(
            """
            package dev.parley.server.http;
            final class Tree { com.fasterxml.jackson.core.JsonParser parser; }
            """);
  }

  private static HouseRule okHttp() {
    return rule(
            "OkHttp stays in adapters",
            only("okhttp3..", "okio..")
                .in("dev.parley.adapter..")
                .because("how a provider is reached is that adapter's own affair"))
        .brokenBy(
            """
            package dev.parley.server.http;
            final class Upstream { okhttp3.OkHttpClient client; }
            """)
        .allows(
            """
            package dev.parley.adapter.chroma;
            final class Upstream { okhttp3.OkHttpClient client; }
            """);
  }

  private static HouseRule sql() {
    return rule(
            "SQL stays in adapter-sqlite",
            only("java.sql..", "javax.sql..", "org.sqlite..")
                .in("dev.parley.adapter.sqlite..")
                .because("a store is known by its port, never by its database"))
        .brokenBy(
            """
            package dev.parley.server.cli;
            final class Query { java.sql.Connection connection; }
            """)
        .allows(
            """
            package dev.parley.adapter.sqlite;
            final class Query { java.sql.Connection connection; }
            """);
  }

  private static HouseRule aws() {
    return rule(
            "AWS stays in adapter-dynamodb",
            only("software.amazon.awssdk..")
                .in("dev.parley.adapter.dynamodb..")
                .because("a store is known by its port, never by whose cloud it is in"))
        .brokenBy(
            """
            package dev.parley.server.cli;
            final class Tables { software.amazon.awssdk.services.dynamodb.DynamoDbClient client; }
            """)
        .allows(
            """
            package dev.parley.adapter.dynamodb;
            final class Tables { software.amazon.awssdk.services.dynamodb.DynamoDbClient client; }
            """);
  }

  private static boolean isMain(JavaClass each) {
    return each.getName().matches("dev\\.parley\\.server\\.Main(\\$.*)?");
  }

  private static Libraries only(String... libraries) {
    return homes ->
        noClasses()
            .that()
            .resideOutsideOfPackages(homes)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries);
  }

  private interface Libraries {
    ArchRule in(String... homes);
  }
}
