// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an argument is where the model gives none; such an argument need not be given. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Default {
  /** Text as it is for strings, enums, dates and the like; JSON for anything else. */
  String value();
}
