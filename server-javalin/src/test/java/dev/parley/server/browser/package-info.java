// SPDX-License-Identifier: Apache-2.0

/**
 * The page in a real browser, before a real server with a provider that follows a script, and once
 * with the model of this machine. Every visit ends with a look at what went wrong unseen: console,
 * errors, other hosts, the Content-Security-Policy.
 */
@NullMarked
package dev.parley.server.browser;

import org.jspecify.annotations.NullMarked;
