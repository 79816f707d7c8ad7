// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SettingsReferenceTest {

  private static final Path PAGE = Path.of("../docs/settings.md");

  @Test
  void thePageInTheDocumentationIsUpToDate() throws IOException {
    assertThat(Files.readString(PAGE))
        .as("docs/settings.md; write it anew with: ./parley config --reference > docs/settings.md")
        .isEqualTo(SettingsReference.markdown());
  }

  @Test
  void everySettingIsOnThePage() {
    String page = SettingsReference.markdown();

    for (Section section : Catalog.fixed()) {
      for (Key<?> key : section.keys()) {
        String path = Section.join(section.name(), key.name());
        assertThat(page).contains("| `" + path + "`<br>`" + Resolver.variable(path) + "`");
      }
    }
  }

  @Test
  void everyDefaultIsOneThatMayBeWritten() throws BadSetting {
    for (Section section : Catalog.fixed()) {
      for (Key<?> key : section.keys()) {
        assertThat(readBack(key)).isEqualTo(key.writtenFallback());
      }
    }
  }

  private static <T extends @Nullable Object> String readBack(Key<T> key) throws BadSetting {
    Problems problems = new Problems();
    Entry entry =
        YamlReader.file("default", key.writtenFallback(), problems)
            .orElseThrow(AssertionError::new);
    return key.type().write(key.type().read(entry));
  }
}
