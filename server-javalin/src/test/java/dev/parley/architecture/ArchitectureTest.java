// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureTest {
  private static final JavaClasses SHIPPED = House.shipped();

  static List<HouseRule> rules() {
    return Stream.of(RingRules.all(), LibraryRules.all(), HabitRules.all())
        .flatMap(each -> each)
        .toList();
  }

  static List<HouseRule> rulesWithException() {
    return rules().stream().filter(each -> !each.allowed().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyModuleKeepsTheRule(HouseRule house) {
    house.rule().check(SHIPPED);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleRefusesTheCodePlantedAgainstIt(HouseRule house, @TempDir Path folder) {
    assertThat(house.broken()).as("every rule proves that it can fail").isNotEmpty();
    var planted = PlantedCode.compile(house.broken(), folder);
    assertThat(house.rule().evaluate(planted).hasViolation()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("rulesWithException")
  void ruleLetsItsExceptionPass(HouseRule house, @TempDir Path folder) {
    var planted = PlantedCode.compile(house.allowed(), folder);
    var verdict = house.rule().allowEmptyShould(true).evaluate(planted);
    assertThat(verdict.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void everyAdapterOfTheBuildIsSeenByTheRules() {
    assertThat(House.adaptersIn(SHIPPED))
        .containsExactlyElementsOf(House.adapterFolders())
        .contains("llamacpp", "sqlite", "openai", "dynamodb", "redis", "pinecone", "chroma");
  }

  @Test
  void everyPackageLivesInOneModule() {
    assertThat(House.splitPackages(SHIPPED)).isEmpty();
  }

  @Test
  void packageInTwoModulesIsNoticed(@TempDir Path folder) throws Exception {
    var one = Files.createDirectory(folder.resolve("one"));
    var two = Files.createDirectory(folder.resolve("two"));
    PlantedCode.compileTo(List.of("package dev.parley.json; final class One {}"), one);
    PlantedCode.compileTo(List.of("package dev.parley.json; final class Two {}"), two);
    var planted = new ClassFileImporter().importPaths(one, two);
    assertThat(House.splitPackages(planted)).containsOnlyKeys("dev.parley.json");
  }
}
