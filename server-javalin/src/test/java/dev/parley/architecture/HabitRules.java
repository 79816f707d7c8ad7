// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static dev.parley.architecture.HouseRule.rule;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What no module does, whatever ring it is in. */
final class HabitRules {
  /**
   * Calls that reach for time, identity, chance or the environment instead of being given them. A
   * builder may: what it presets can be replaced.
   */
  private static final Map<String, Set<String>> AMBIENT =
      Map.ofEntries(
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.util.Random", Set.of("<init>")),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.lang.Thread", Set.of("sleep")),
          Map.entry("java.lang.System", Set.of("currentTimeMillis", "getenv", "getProperty")));

  private HabitRules() {}

  static Stream<HouseRule> all() {
    return Stream.of(
        ambient(), streams(), exceptions(), fieldInjection(), logging(), staticState(), finality());
  }

  private static HouseRule ambient() {
    return rule(
            "time, ids, chance and the environment are injected",
            noClasses()
                .that()
                .resideInAnyPackage(
                    "dev.parley.domain..",
                    "dev.parley.port..",
                    "dev.parley.engine..",
                    "dev.parley.json..")
                .and()
                .haveSimpleNameNotEndingWith("Builder")
                .should()
                .callMethodWhere(describe("the ambient world is asked", HabitRules::isAmbient))
                .orShould()
                .callConstructorWhere(describe("chance is made", HabitRules::isAmbient))
                .because(
                    "a test of an hour takes no time, and the same input gives the same output"))
        .brokenBy(
            """
            package dev.parley.engine.chat;
            final class Now { Object time() { return java.time.Instant.now(); } }
            """)
        .allows(
            """
            package dev.parley.engine.chat;
            final class Now {
              Object time(java.time.Clock clock) { return java.time.Instant.now(clock); }
            }
            """,
            """
            package dev.parley.engine.chat;
            final class EngineBuilder { Object preset = java.time.Clock.systemUTC(); }
            """);
  }

  private static HouseRule streams() {
    return rule(
            "only the command line writes to the terminal",
            noClasses()
                .that(
                    DescribedPredicate.not(
                        resideInAnyPackage("dev.parley.server.cli..").or(LibraryRules.MAIN)))
                .should(ACCESS_STANDARD_STREAMS)
                .because("a library that prints is a bad guest"))
        .brokenBy(
            """
            package dev.parley.adapter.redis;
            final class Loud { void say() { System.out.println("hello"); } }
            """)
        .allows(
            """
            package dev.parley.server.cli;
            final class Chat { void say() { System.out.println("hello"); } }
            """);
  }

  private static HouseRule exceptions() {
    return rule(
            "an exception says what kind it is",
            noClasses()
                .should(THROW_GENERIC_EXCEPTIONS)
                .because("a caller can't tell a RuntimeException from any other"))
        .brokenBy(
            """
            package dev.parley.engine.chat;
            final class Vague { void fail() { throw new RuntimeException("bad"); } }
            """)
        .allows(
            """
            package dev.parley.domain.error;
            final class Clear extends RuntimeException { Clear(String why) { super(why); } }
            """);
  }

  private static HouseRule fieldInjection() {
    return rule(
            "nothing is injected into fields",
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("constructors take what a class needs"))
        .brokenBy(
            """
            package dev.parley.server.wiring;
            final class Hidden { @com.google.inject.Inject String name; }
            """);
  }

  private static HouseRule logging() {
    return rule(
            "logging is SLF4J",
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("one log has one format and one place"))
        .brokenBy(
            """
            package dev.parley.adapter.redis;
            final class Logging {
              static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("x");
            }
            """);
  }

  private static HouseRule staticState() {
    return rule(
            "nothing static changes",
            fields()
                .that()
                .areStatic()
                .should()
                .beFinal()
                .because("state has an owner, and two Parleys live in one JVM"))
        .brokenBy("package dev.parley.json; final class Shared { static int count; }");
  }

  private static HouseRule finality() {
    return rule(
            "classes are final unless written to be extended",
            classes()
                .that(describe("are plain named classes", HabitRules::isPlain))
                .should()
                .haveModifier(FINAL)
                .because("extending is a promise, made by abstract or sealed and never by default"))
        .brokenBy("package dev.parley.json; class Open {}")
        .allows("package dev.parley.json; abstract class Contract {}");
  }

  private static boolean isAmbient(JavaCall<?> call) {
    var owner = call.getTargetOwner();
    var names = AMBIENT.getOrDefault(owner.getName(), Set.of());
    boolean clockGiven =
        call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    return names.contains(call.getName()) && !clockGiven;
  }

  private static boolean isPlain(JavaClass each) {
    return !each.isInterface()
        && !each.isEnum()
        && !each.isAnonymousClass()
        && !modifier(JavaModifier.ABSTRACT).test(each)
        && !modifier(JavaModifier.SYNTHETIC).test(each);
  }

  private static <T> DescribedPredicate<T> describe(
      String description, Predicate<? super T> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
