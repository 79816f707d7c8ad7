// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.vector.VectorSpace;
import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's own graph format without its bound of 1,024 dimensions, which is only a precaution. It
 * keeps the format's name, so that its files are read by Lucene as they are.
 */
final class WideVectors extends KnnVectorsFormat {
  private final KnnVectorsFormat format = new Lucene99HnswVectorsFormat();

  WideVectors() {
    super("Lucene99HnswVectorsFormat");
  }

  /** Lucene's codec with this format for vectors. */
  static Lucene104Codec codec() {
    WideVectors wide = new WideVectors();
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return wide;
      }
    };
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return format.fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return format.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return VectorSpace.MOST_DIMENSIONS;
  }
}
