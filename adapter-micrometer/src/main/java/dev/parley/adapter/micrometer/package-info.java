// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers of what happened, kept by Micrometer and told in Prometheus's text form. Names and units
 * are Prometheus's; labels take a bounded number of values.
 */
@NullMarked
package dev.parley.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
