// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a configuration as YAML that could be read again, and where each value was written. */
final class EffectiveYaml {

  private final StringBuilder out = new StringBuilder();

  EffectiveYaml(List<String> files) {
    out.append("# Parley's effective configuration; ")
        .append(files.isEmpty() ? "no file was read" : "files read: " + String.join(", ", files))
        .append("\n# A value without a comment is the default.\n");
  }

  /** A section at the top. */
  void section(Block block) {
    if (block.path().isEmpty()) {
      settings(block, "");
    } else {
      out.append(block.path()).append(":\n");
      settings(block, "  ");
    }
  }

  /** Sections under names of their own. */
  void groups(String name, Map<String, Block> blocks) {
    out.append(name).append(":\n");
    blocks.forEach(
        (own, block) -> {
          out.append("  ").append(YamlText.text(own)).append(":\n");
          settings(block, "    ");
        });
  }

  /** Sections in a list. */
  void list(String name, List<Block> blocks) {
    out.append(name).append(blocks.isEmpty() ? ": []\n" : ":\n");
    for (Block block : blocks) {
      int start = out.length();
      settings(block, "    ");
      out.replace(start, start + 4, "  - ");
    }
  }

  private void settings(Block block, String indent) {
    for (Block.Setting<?> setting : block.settings()) {
      out.append(indent).append(setting.key().name()).append(": ").append(setting.written());
      String comment =
          Stream.of(
                  setting.origin() == null ? "" : "from " + setting.origin(),
                  block.note(setting.key()))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("; "));
      out.append(comment.isEmpty() ? "" : "  # " + comment).append('\n');
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
