// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** One part of a message's content. {@link OtherPart} keeps a type that Parley does not know. */
public sealed interface ContentPart
    permits TextPart, ImagePart, AudioPart, FilePart, RefusalPart, OtherPart {}
