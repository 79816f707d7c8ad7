// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import dev.parley.server.kept.Command;
import dev.parley.server.kept.KeptFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A headless shell for Linux that comes as an npm package with the libraries and the font it needs,
 * so that it runs where nothing is installed.
 */
record PackagedBrowser(KeptFolders cache, KeptFolders.Fetching fetching) implements BrowserSource {
  private static final String PACKAGE = "@sparticuz/chromium";
  private static final String VERSION = "153.0.0";
  private static final String NAME = "npm-chromium-" + VERSION;

  /** Java has no Brotli. */
  private static final String UNPACK =
      """
      const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
      const [, packed] = process.argv;
      for (const name of readdirSync(packed)) {
        const whole = require('node:zlib').brotliDecompressSync(readFileSync(`${packed}/${name}`));
        writeFileSync(name.replace(/\\.br$/, ''), whole);
      }
      """;

  /** Its own font, and those of the machine. */
  private static final String FONTS =
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>
        <dir prefix="relative">fonts</dir>
        <dir>/usr/share/fonts</dir>
        <cachedir prefix="xdg">fontconfig</cachedir>
      </fontconfig>
      """;

  PackagedBrowser(KeptFolders cache) {
    this(cache, PackagedBrowser::fetch);
  }

  @Override
  public LaunchOptions options() throws IOException, InterruptedException {
    Path folder = cache.kept(NAME, fetching);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("LD_LIBRARY_PATH", folder.resolve("lib").toString());
    environment.put("FONTCONFIG_FILE", folder.resolve("fonts.conf").toString());
    return new LaunchOptions().setExecutablePath(folder.resolve("chromium")).setEnv(environment);
  }

  /** Whether it was fetched before. */
  boolean isKept() {
    return Files.isDirectory(cache.named(NAME));
  }

  private static void fetch(Path part) throws IOException, InterruptedException {
    Path modules = Files.createTempDirectory("chromium");
    try {
      Command.of(
              "npm",
              "install",
              "--prefix",
              modules.toString(),
              "--ignore-scripts",
              "--no-audit",
              "--no-fund",
              PACKAGE + "@" + VERSION)
          .run(modules);
      unpack(modules.resolve("node_modules").resolve(PACKAGE).resolve("bin"), part);
    } finally {
      KeptFolders.delete(modules);
    }
  }

  private static void unpack(Path packed, Path part) throws IOException, InterruptedException {
    Command.of("node", "-e", UNPACK, packed.toString()).run(part);
    for (String archive : new String[] {"al2023.tar", "fonts.tar", "swiftshader.tar"}) {
      Command.of("tar", "xf", archive).run(part);
      Files.delete(part.resolve(archive));
    }
    Files.writeString(part.resolve("fonts.conf"), FONTS);
    if (!part.resolve("chromium").toFile().setExecutable(true)) {
      throw new IOException(part.resolve("chromium") + " can't be made executable");
    }
  }
}
