// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.json.export.ExportJson;
import dev.parley.json.export.ExportLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** The file of an export, for its owner's eyes alone, and for one export at a time. */
public final class ExportFile implements AutoCloseable {
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path path;
  private final FileChannel channel;

  private ExportFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes a file, which is made where there is none.
   *
   * @throws TransferException when another export is writing it
   */
  public static ExportFile open(Path path) throws IOException, TransferException {
    FileChannel channel = FileChannel.open(path, OPTIONS, attributes());
    try {
      if (channel.tryLock() != null) {
        return new ExportFile(path, channel);
      }
    } catch (OverlappingFileLockException e) {
      // another thread of this process has it
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new TransferException(path + " is being written by another export: let that one end");
  }

  /** Writes an export from its beginning; what the file held is lost. */
  public ExportWriter anew() throws IOException {
    channel.truncate(0);
    return ExportWriter.begin(new Bytes());
  }

  /**
   * Goes on behind the last whole conversation of an export that was cut off, or begins one in a
   * file that is empty.
   *
   * @throws TransferException when the file holds a whole export, a broken one, or something else
   */
  public ExportWriter resume() throws IOException, TransferException {
    ExportReader.Mark mark = whole();
    channel.truncate(mark.offset());
    channel.position(mark.offset());
    return ExportWriter.resume(new Bytes(), mark);
  }

  private ExportReader.Mark whole() throws IOException, TransferException {
    if (!isExport()) {
      throw new TransferException(
          path + " is there and is no export: give another file, or --force to write over it");
    }
    ExportReader reader = new ExportReader(in());
    try {
      while (!(reader.next() instanceof ExportLine.Total)) {
        // each line is checked
      }
    } catch (TransferException e) {
      if (e.isCut()) {
        return reader.mark();
      }
      throw new TransferException(
          path + ", " + e.getMessage() + "; --force writes the file anew", e);
    }
    throw new TransferException(
        "%s is a whole export already, of %d conversations: give another file, or --force to write it anew"
            .formatted(path, reader.mark().conversations()));
  }

  /** Whether it begins as an export does, as far as it goes. */
  private boolean isExport() throws IOException {
    byte[] format = ExportJson.write(new ExportLine.Format(ExportJson.VERSION));
    byte[] begin = in().readNBytes(format.length);
    return Arrays.equals(begin, Arrays.copyOf(format, begin.length));
  }

  private InputStream in() throws IOException {
    return Channels.newInputStream(channel.position(0));
  }

  private static FileAttribute<?>[] attributes() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private final class Bytes implements Sink {
    @Override
    public void write(byte[] bytes) throws IOException {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }

    @Override
    public void takeBack(long bytes) throws IOException {
      channel.truncate(channel.position() - bytes);
    }

    @Override
    public void finish() throws IOException {
      channel.force(true);
    }
  }
}
