// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.MetadataValue;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorEntry;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;

/** Which of Lucene's fields an entry becomes. */
final class Fields {
  static final String KEY = "key";
  static final String NAMESPACE = "namespace";
  static final String VECTOR = "vector";
  static final String TEXT = "text";
  static final String STORED = "stored";

  /** All texts and flags of the metadata: one field, so that names cost nothing. */
  static final String FACTS = "facts";

  private static final String NUMBERS = "number.";

  /** Stands in no name, so that two names can be joined by it. */
  private static final String GLUE = "\u0000";

  private static final FieldType WORDS = words();

  private Fields() {}

  static Document document(Namespace namespace, VectorEntry entry) {
    Document document = new Document();
    document.add(new StringField(KEY, keyText(namespace, entry.id()), Field.Store.NO));
    document.add(new StringField(NAMESPACE, namespace.value(), Field.Store.NO));
    document.add(
        new KnnFloatVectorField(
            VECTOR, entry.vector().values(), VectorSimilarityFunction.DOT_PRODUCT));
    if (!entry.text().isEmpty()) {
      document.add(new Field(TEXT, entry.text(), WORDS));
    }
    for (Map.Entry<String, MetadataValue> field : entry.metadata().fields().entrySet()) {
      add(document, field.getKey(), field.getValue());
    }
    EntryBytes stored = new EntryBytes(entry.id(), entry.text(), entry.metadata());
    document.add(new StoredField(STORED, stored.write()));
    return document;
  }

  /** What names one entry among all namespaces. */
  static Term key(Namespace namespace, EntryId id) {
    return new Term(KEY, keyText(namespace, id));
  }

  static Term namespace(Namespace namespace) {
    return new Term(NAMESPACE, namespace.value());
  }

  static String fact(String name, String value) {
    return name + GLUE + "t" + value;
  }

  static String fact(String name, boolean value) {
    return name + GLUE + "b" + value;
  }

  static String number(String name) {
    return NUMBERS + name;
  }

  private static void add(Document document, String name, MetadataValue value) {
    switch (value) {
      case MetadataValue.Text text -> addFact(document, fact(name, text.value()));
      case MetadataValue.Flag flag -> addFact(document, fact(name, flag.value()));
      case MetadataValue.Numeric number ->
          document.add(new DoublePoint(number(name), number.value()));
      case MetadataValue.Texts texts ->
          texts.values().stream().distinct().forEach(text -> addFact(document, fact(name, text)));
    }
  }

  private static void addFact(Document document, String fact) {
    document.add(new StringField(FACTS, fact, Field.Store.NO));
  }

  private static String keyText(Namespace namespace, EntryId id) {
    return namespace.value() + GLUE + id.value();
  }

  /** Words and how often they stand there; where they stand is never asked. */
  private static FieldType words() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }
}
