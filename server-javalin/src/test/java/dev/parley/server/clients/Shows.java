// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The feature that a test shows to work: its name stands in {@code docs/compatibility.md}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Shows {
  Feature value();
}
