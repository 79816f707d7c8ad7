// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the rules are checked against: every class that Parley ships, and the folders they come
 * from.
 */
final class House {
  private static final String ADAPTERS = "dev.parley.adapter.";

  private House() {}

  static JavaClasses shipped() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(House::isNoTestJar)
        .importPackages("dev.parley");
  }

  /** The first package level below {@code dev.parley.adapter}, as found in the classes. */
  static Set<String> adaptersIn(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ADAPTERS))
        .map(name -> name.substring(ADAPTERS.length()).split("\\.", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The adapters that have a module in the build, by the package name they must have. */
  static Set<String> adapterFolders() {
    try (var folders = Files.newDirectoryStream(Path.of(".."), "adapter-*")) {
      var names = new TreeSet<String>();
      for (Path folder : folders) {
        if (Files.exists(folder.resolve("pom.xml"))) {
          names.add(
              folder.getFileName().toString().substring("adapter-".length()).replace("-", ""));
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Package names with the jars or class folders they are spread over, where these are several. */
  static Map<String, Set<String>> splitPackages(JavaClasses classes) {
    var homes = new TreeMap<String, Set<String>>();
    for (JavaClass each : classes) {
      String file = each.getName().replace('.', '/') + ".class";
      String place = each.getSource().orElseThrow().getUri().toString().replace(file, "");
      homes.computeIfAbsent(each.getPackageName(), name -> new TreeSet<>()).add(place);
    }
    homes.values().removeIf(places -> places.size() == 1);
    return homes;
  }

  private static boolean isNoTestJar(Location location) {
    return !location.contains("-tests.jar");
  }
}
