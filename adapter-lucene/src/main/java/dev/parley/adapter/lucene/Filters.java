// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.vector.MetadataValue;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorFilter;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Filters in Lucene's words. */
final class Filters {
  private Filters() {}

  /** The entries of a namespace that match. */
  static Query of(Namespace namespace, VectorFilter filter) {
    Query inside = new TermQuery(Fields.namespace(namespace));
    return filter instanceof VectorFilter.All
        ? inside
        : join(List.of(inside, of(filter)), Occur.FILTER);
  }

  private static Query of(VectorFilter filter) {
    return switch (filter) {
      case VectorFilter.All all -> MatchAllDocsQuery.INSTANCE;
      case VectorFilter.In in -> in(in);
      case VectorFilter.Range range ->
          DoublePoint.newRangeQuery(
              Fields.number(range.field()),
              range.min() == null ? Double.NEGATIVE_INFINITY : range.min() + 0.0,
              range.max() == null ? Double.POSITIVE_INFINITY : range.max() + 0.0);
      case VectorFilter.And and -> join(all(and.parts()), Occur.FILTER);
      case VectorFilter.Or or -> join(all(or.parts()), Occur.SHOULD);
    };
  }

  private static Query in(VectorFilter.In in) {
    List<BytesRef> facts = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    for (MetadataValue.Single value : in.values()) {
      switch (value) {
        case MetadataValue.Text text ->
            facts.add(new BytesRef(Fields.fact(in.field(), text.value())));
        case MetadataValue.Flag flag ->
            facts.add(new BytesRef(Fields.fact(in.field(), flag.value())));
        case MetadataValue.Numeric number -> numbers.add(number.value());
      }
    }
    List<Query> ways = new ArrayList<>();
    if (!facts.isEmpty()) {
      ways.add(new TermInSetQuery(Fields.FACTS, facts));
    }
    if (!numbers.isEmpty()) {
      ways.add(DoublePoint.newSetQuery(Fields.number(in.field()), numbers));
    }
    return join(ways, Occur.SHOULD);
  }

  private static List<Query> all(List<VectorFilter> parts) {
    return parts.stream().map(Filters::of).toList();
  }

  private static Query join(List<Query> parts, Occur occur) {
    BooleanQuery.Builder joined = new BooleanQuery.Builder();
    parts.forEach(part -> joined.add(part, occur));
    return joined.build();
  }
}
