// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** The streaming parser and generator, and the limits under which documents are read. */
final class Jackson {
  /** Levels that a document from outside may have. */
  static final int DEEPEST = 512;

  static final int LONGEST_NUMBER = 1000;
  static final int LONGEST_NAME = 50_000;

  /** Room for what Parley wraps around a document that came from outside. */
  private static final int DEEPEST_KEPT = 2 * DEEPEST;

  /** For documents from outside, and for writing. */
  static final JsonFactory INCOMING = factory(DEEPEST);

  /** For documents, and parts of them, that were checked before they were kept. */
  static final JsonFactory KEPT = factory(DEEPEST_KEPT);

  private Jackson() {}

  private static JsonFactory factory(int deepest) {
    return JsonFactory.builder()
        // pooled, not kept per thread: virtual threads come and go
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
        .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(deepest)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .maxStringLength(Integer.MAX_VALUE) // the transport limits the whole body
                .build())
        .build();
  }
}
