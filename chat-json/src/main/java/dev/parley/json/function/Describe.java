// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a model is told of an argument, or of a record as a whole. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.TYPE})
public @interface Describe {
  /** In a few words, for instance {@code the number on the receipt, such as A-17}. */
  String value();
}
