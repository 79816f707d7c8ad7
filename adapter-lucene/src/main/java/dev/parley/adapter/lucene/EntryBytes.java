// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.MetadataValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is stored of an entry beside its vector, and how it lies there. */
record EntryBytes(EntryId id, String text, Metadata metadata) {
  private static final int TEXT = 1;
  private static final int NUMERIC = 2;
  private static final int FLAG = 3;
  private static final int TEXTS = 4;

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + text.length());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, id.value());
      write(out, text);
      out.writeInt(metadata.fields().size());
      for (Map.Entry<String, MetadataValue> field : metadata.fields().entrySet()) {
        write(out, field.getKey());
        write(out, field.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can't be written", e);
    }
    return bytes.toByteArray();
  }

  static EntryBytes read(byte[] bytes, int offset, int length) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
    String id = text(in);
    String text = text(in);
    Map<String, MetadataValue> fields = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = text(in);
      fields.put(name, value(in));
    }
    return new EntryBytes(new EntryId(id), text, new Metadata(fields));
  }

  private static void write(DataOutputStream out, MetadataValue value) throws IOException {
    switch (value) {
      case MetadataValue.Text text -> {
        out.writeByte(TEXT);
        write(out, text.value());
      }
      case MetadataValue.Numeric number -> {
        out.writeByte(NUMERIC);
        out.writeDouble(number.value());
      }
      case MetadataValue.Flag flag -> {
        out.writeByte(FLAG);
        out.writeBoolean(flag.value());
      }
      case MetadataValue.Texts texts -> {
        out.writeByte(TEXTS);
        out.writeInt(texts.values().size());
        for (String text : texts.values()) {
          write(out, text);
        }
      }
    }
  }

  private static MetadataValue value(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case TEXT -> MetadataValue.of(text(in));
      case NUMERIC -> MetadataValue.of(in.readDouble());
      case FLAG -> MetadataValue.of(in.readBoolean());
      case TEXTS -> {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          texts.add(text(in));
        }
        yield MetadataValue.of(texts);
      }
      default -> throw new IOException("a stored value is of the unknown kind " + kind);
    };
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
