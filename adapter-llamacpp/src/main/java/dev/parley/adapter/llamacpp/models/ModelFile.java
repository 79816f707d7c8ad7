// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import java.nio.file.Path;

/**
 * A model that is here or can be.
 *
 * @param name how requests and the configuration call it
 * @param file where it is, or will be
 * @param bytes its size
 * @param present whether it is here
 * @param licence an SPDX identifier, or {@code unknown}
 * @param source where it comes from
 */
public record ModelFile(
    String name, Path file, long bytes, boolean present, String licence, String source) {}
