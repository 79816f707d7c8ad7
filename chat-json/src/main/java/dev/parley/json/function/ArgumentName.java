// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the model calls a parameter of a {@link FunctionMethod}, where it is not its Java name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ArgumentName {
  String value();
}
