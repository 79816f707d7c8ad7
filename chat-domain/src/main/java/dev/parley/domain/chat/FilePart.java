// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/** A part that is a file, uploaded before or carried along. */
public record FilePart(InputFile file, Extras extras) implements ContentPart {
  /**
   * Which file.
   *
   * @param fileData base64, when it is carried along
   * @param fileId the id of an uploaded file
   */
  public record InputFile(
      @Nullable String fileData,
      @Nullable String fileId,
      @Nullable String filename,
      Extras extras) {}
}
