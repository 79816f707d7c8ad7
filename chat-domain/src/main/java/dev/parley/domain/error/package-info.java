// SPDX-License-Identifier: Apache-2.0
/**
 * What can go wrong, as one sealed family. Each error has a stable code, says whether trying again
 * may help, and carries what its reader needs to mend it; adapters translate into it at their edge
 * and keep the cause.
 */
@NullMarked
package dev.parley.domain.error;

import org.jspecify.annotations.NullMarked;
