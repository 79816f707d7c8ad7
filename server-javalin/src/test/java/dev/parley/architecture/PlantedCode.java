// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources that exist only as text, so that a violation can stand in a module's real
 * package.
 */
final class PlantedCode {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private PlantedCode() {}

  static JavaClasses compile(List<String> sources, Path folder) {
    return new ClassFileImporter().importPath(compileTo(sources, folder));
  }

  static Path compileTo(List<String> sources, Path folder) {
    var messages = new StringWriter();
    var options = List.of("-d", folder.toString(), "-proc:none", "-nowarn");
    var units = sources.stream().map(Source::new).toList();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, units)
            .call();
    if (!compiled) {
      throw new IllegalArgumentException("planted code does not compile: " + messages);
    }
    return folder;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + path(text)), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    private static String path(String text) {
      return first(PACKAGE, text).replace('.', '/') + "/" + first(TYPE, text) + ".java";
    }

    private static String first(Pattern pattern, String text) {
      return pattern
          .matcher(text)
          .results()
          .findFirst()
          .map((MatchResult found) -> found.group(1))
          .orElseThrow(() -> new IllegalArgumentException(pattern + " is not in: " + text));
    }
  }
}
