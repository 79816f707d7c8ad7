// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

/** A pinned Python package whose wheel holds a file that Parley needs. */
public record PythonPackage(String name, String version) {
  /** As pip wants it. */
  public String requirement() {
    return name + "==" + version;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
