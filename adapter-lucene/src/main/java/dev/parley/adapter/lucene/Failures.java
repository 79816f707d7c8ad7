// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.error.StorageUnavailableException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** What Lucene's errors mean for the person who can mend them. */
final class Failures {
  private static final String REMAKE =
      ": stop Parley, remove the folder and index again; conversations and documents are not lost"
          + " with it";

  private Failures() {}

  /** The failure for the caller: what it is and what to do, in one line. */
  static StorageUnavailableException explained(Path folder, Throwable failure) {
    return new StorageUnavailableException(explanation(folder, failure), failure);
  }

  static StorageUnavailableException damaged(Path folder, @Nullable Throwable failure) {
    String what = failure == null ? "" : " (" + failure.getMessage() + ")";
    return new StorageUnavailableException(folder + " is damaged" + what + REMAKE, failure);
  }

  static StorageUnavailableException closed(Path folder) {
    return new StorageUnavailableException("the index in " + folder + " is closed; open it again");
  }

  private static String explanation(Path folder, Throwable failure) {
    return switch (failure) {
      case LockObtainFailedException e ->
          folder + " is in use by another process: end it, or choose another folder";
      case IndexFormatTooNewException e ->
          folder
              + " was written by a newer Parley: use that one, or remove the folder and index"
              + " again";
      case IndexFormatTooOldException e ->
          folder + " was written by an older Parley, too old to be read" + REMAKE;
      case CorruptIndexException e -> String.valueOf(damaged(folder, e).getMessage());
      case EOFException e -> String.valueOf(damaged(folder, e).getMessage());
      case FileNotFoundException e -> String.valueOf(damaged(folder, e).getMessage());
      case NoSuchFileException e -> String.valueOf(damaged(folder, e).getMessage());
      case AccessDeniedException e ->
          folder + " can't be written: give Parley's user write access to it and to its files";
      case FileSystemException e -> folder + " failed: " + e.getMessage() + "; check its disk";
      case IOException e -> ofDisk(folder, e);
      default -> folder + " failed: " + failure;
    };
  }

  private static String ofDisk(Path folder, IOException failure) {
    return String.valueOf(failure.getMessage()).contains("No space left")
        ? "no room is left on the disk of " + folder + ": free some and try again"
        : folder + " can't be read or written (" + failure.getMessage() + "): check its disk";
  }
}
