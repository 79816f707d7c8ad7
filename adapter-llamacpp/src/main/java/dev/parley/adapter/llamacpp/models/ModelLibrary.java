// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import dev.parley.adapter.llamacpp.fetch.Downloader;
import dev.parley.adapter.llamacpp.fetch.FetchLock;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.fetch.PythonPackages;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder with the model files. A model is named by its name in the catalog, by the name of a
 * file in the folder, by the path of a GGUF file anywhere, or by the address of one.
 */
public final class ModelLibrary {
  private static final String GGUF = ".gguf";

  private final Path folder;
  private final ModelCatalog catalog;
  private final Downloader downloader;
  private final PythonPackages packages;

  public ModelLibrary(
      Path folder, ModelCatalog catalog, Downloader downloader, PythonPackages packages) {
    this.folder = folder.toAbsolutePath().normalize();
    this.catalog = catalog;
    this.downloader = downloader;
    this.packages = packages;
  }

  /** The models that come with Parley, kept in this folder. */
  public static ModelLibrary in(Path folder) {
    Downloader downloader = Downloader.create();
    return new ModelLibrary(
        folder, ModelCatalog.builtIn(), downloader, PythonPackages.with(downloader));
  }

  public Path folder() {
    return folder;
  }

  /** What the catalog knows, then the other files of the folder by name. */
  public List<ModelFile> list() {
    List<ModelFile> all = new ArrayList<>();
    catalog.models().forEach(model -> all.add(known(model)));
    for (Path file : files()) {
      if (all.stream().noneMatch(model -> model.file().equals(file))) {
        all.add(own(file));
      }
    }
    return List.copyOf(all);
  }

  /**
   * The file of a model if it is here.
   *
   * @throws NotFoundException for a name that is none
   */
  public Optional<Path> find(String name) {
    return Optional.of(source(name).file()).filter(Files::isRegularFile);
  }

  /**
   * The file of a model, fetched if it is not here. Where another Parley is fetching it already,
   * this one waits for that. Stopped by an interrupt; done again, it goes on where it stopped.
   *
   * @throws NotFoundException for a name that is none
   * @throws InvalidRequestException for a file that is no GGUF, or an address that is none
   * @throws ProviderUnavailableException when it can't be had, in one line with what to do
   */
  public Path pull(String name, Progress progress) throws InterruptedException {
    ModelSource source = source(name);
    if (source instanceof ModelSource.Local own) {
      GgufCheck.requireOwn(own.file());
      return own.file();
    }
    if (Files.isRegularFile(source.file())) {
      return source.file();
    }
    String fileName = source.file().getFileName().toString();
    try {
      FetchLock.on(folder.resolve(".locks").resolve(fileName), fileName)
          .exclusively(() -> fetch(source, progress), progress);
      return source.file();
    } catch (ProviderUnavailableException e) {
      throw new ProviderUnavailableException(
          e.code(),
          "the model %s is not here; %s; or give the path of a GGUF file as the model"
              .formatted(name, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new ProviderUnavailableException(
          "model_not_ready",
          "the model %s can't be kept in %s (%s): check the folder, or choose another (data_dir)"
              .formatted(name, folder, e.getMessage()),
          e);
    }
  }

  private static void fetch(ModelSource source, Progress progress)
      throws IOException, InterruptedException {
    if (!Files.isRegularFile(source.file())) {
      source.fetch(progress);
      GgufCheck.require(source.file());
    }
  }

  private ModelSource source(String name) {
    Optional<KnownModel> known = catalog.find(name);
    if (known.isPresent()) {
      Path file = folder.resolve(known.get().fileName());
      return new ModelSource.Catalogued(known.get(), file, packages);
    }
    if (ModelAddress.isOne(name)) {
      ModelAddress address = ModelAddress.parse(name);
      return new ModelSource.Remote(address, folder.resolve(address.fileName()), downloader);
    }
    return Stream.of(folder.resolve(name), folder.resolve(name + GGUF), Path.of(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> (ModelSource) new ModelSource.Local(file.toAbsolutePath()))
        .orElseThrow(() -> unknown(name));
  }

  private NotFoundException unknown(String name) {
    String names =
        catalog.models().stream().map(KnownModel::name).collect(Collectors.joining(", "));
    return new NotFoundException(
        "model_not_found",
        "there is no model %s: name one of %s, a file in %s, the path of a GGUF file or the address of one"
            .formatted(name, names, folder));
  }

  private ModelFile known(KnownModel model) {
    Path file = folder.resolve(model.fileName());
    return new ModelFile(
        model.name(),
        file,
        model.bytes(),
        Files.isRegularFile(file),
        model.licence(),
        "Python package " + model.source());
  }

  private static ModelFile own(Path file) {
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - GGUF.length());
    return new ModelFile(stem, file, size(file), true, "unknown", "file");
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(GGUF)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
