// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One try to get the rest of a file over HTTP. */
final class HttpTransfer {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final OkHttpClient client;

  HttpTransfer(OkHttpClient client) {
    this.client = client;
  }

  /** Returns when all is there; an {@link IOException} is worth another try. */
  void run(Download download, PartFile part, Progress progress, FreeSpace space)
      throws IOException {
    try (Response response = client.newCall(request(download, part)).execute()) {
      ContentRange range = ContentRange.of(response);
      switch (response.code()) {
        case OK -> part.begin(Validator.of(response));
        case PARTIAL -> continues(range, part);
        case RANGE_NOT_SATISFIABLE -> {
          allThere(range, part);
          return;
        }
        default -> throw refused(download, response.code());
      }
      long rest = response.body().contentLength();
      long total = rest < 0 ? Progress.UNKNOWN : part.size() + rest;
      space.require(Math.max(rest, 0), download.label(), part.folder());
      part.append(
          response.body().byteStream(),
          done -> progress.update("fetching " + download.label(), done, total));
    }
  }

  private static Request request(Download download, PartFile part) throws IOException {
    // Ranges are of the bytes themselves: without this OkHttp asks for gzip.
    Request.Builder request =
        new Request.Builder()
            .url(download.source().toString())
            .header("Accept-Encoding", "identity");
    String validator = part.validator();
    boolean sameForSure = !validator.isEmpty() || download.sha256() != null;
    if (part.size() > 0 && sameForSure) {
      request.header("Range", "bytes=" + part.size() + "-");
      if (!validator.isEmpty()) {
        request.header("If-Range", validator);
      }
    }
    return request.build();
  }

  private static void continues(ContentRange range, PartFile part) throws IOException {
    if (range.first() != part.size()) {
      part.discard();
      throw new IOException("the server sent another range than asked for");
    }
  }

  private static void allThere(ContentRange range, PartFile part) throws IOException {
    if (range.total() != part.size()) {
      part.discard();
      throw new IOException("the file is shorter than the part that was here");
    }
  }

  private static ProviderUnavailableException refused(Download download, int status)
      throws IOException {
    String answer =
        download.label() + ": " + download.sourceName() + " answered with status " + status;
    return switch (status) {
      case 401, 403, 407 ->
          Unavailable.because(
              answer, "download it with what you log in with, and give the path of the file");
      case 404, 410 -> Unavailable.because(answer, "there is no such file, check the address");
      case 408, 425, 429, 500, 502, 503, 504 -> throw new IOException("status " + status);
      default -> Unavailable.because(answer, "check the address");
    };
  }
}
