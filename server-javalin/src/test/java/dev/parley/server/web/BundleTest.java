// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class BundleTest {
  private static String joined(Map<String, String> sources) {
    return Bundle.of("view/a.js", path -> sources.getOrDefault(path, "")).text();
  }

  @Test
  void moduleComesAfterThoseThatItImports() {
    String text =
        joined(
            Map.of(
                "view/a.js", "import { b, c as other } from \"../state/b.js\";\nb(other);\n",
                "state/b.js", "export function b() {}\nexport const c = 1;\n"));
    assertThat(text)
        .isEqualTo(
            """
            const modules = {};
            modules["state/b.js"] = (() => {
            function b() {}
            const c = 1;
            return { b, c };
            })();
            modules["view/a.js"] = (() => {
            const { b, c: other } = modules["state/b.js"];
            b(other);
            return {  };
            })();
            """);
  }

  @Test
  void librariesStayImportsOncePerLibrary() {
    String text =
        joined(
            Map.of(
                "view/a.js",
                "import { html } from \"lit\";\nimport * as b from \"./b.js\";\nhtml(b);\n",
                "view/b.js",
                "import {\n  html,\n  nothing,\n} from \"lit\";\n"));
    assertThat(text)
        .startsWith("import * as library0 from \"lit\";\nconst modules = {};\n")
        .contains("const { html } = library0;", "const {\n  html,\n  nothing,\n} = library0;")
        .contains("const b = modules[\"view/b.js\"];")
        .containsOnlyOnce("import * as");
  }

  @Test
  void moduleThatSeveralImportIsThereOnce() {
    String text =
        joined(
            Map.of(
                "view/a.js", "import \"./b.js\";\nimport \"./c.js\";\n",
                "view/b.js", "import \"./c.js\";\n",
                "view/c.js", "export class C {}\nexport async function* d() {}\n"));
    assertThat(text).containsOnlyOnce("modules[\"view/c.js\"] = ").contains("return { C, d };");
  }
}
