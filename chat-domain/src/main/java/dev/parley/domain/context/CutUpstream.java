// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * A provider read clearly less than it was sent, and did not say so.
 *
 * @param sent tokens of the prompt as they were counted here
 * @param read tokens of the prompt as the provider counted them
 */
public record CutUpstream(int sent, long read) {}
