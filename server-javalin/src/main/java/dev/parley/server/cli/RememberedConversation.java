// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** The conversation that the last chat in a terminal was about, kept in the data folder. */
final class RememberedConversation {

  /** The shape of a conversation's id. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private final Path file;

  RememberedConversation(Path dataDir) {
    this.file = dataDir.resolve("terminal-conversation");
  }

  /** Its id; nothing where there was no chat yet. */
  Optional<String> read() throws CommandException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip()).filter(id -> ID.matcher(id).matches());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandException("can't read " + file + ": check its permissions, or remove it", e);
    }
  }

  void write(String id) throws CommandException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(fresh.toAbsolutePath().getParent());
      Files.writeString(fresh, id + "\n");
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CommandException(
          "can't write " + file + ": check the permissions of data_dir, or set another", e);
    }
  }
}
