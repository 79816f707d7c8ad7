// SPDX-License-Identifier: Apache-2.0

/**
 * The pages as a browser gets them: what is sent, how it is kept and compressed, and what the files
 * promise that they are made of. What the page does is tested in a browser.
 */
@NullMarked
package dev.parley.server.web;

import org.jspecify.annotations.NullMarked;
