// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import picocli.CommandLine.Option;

/** What has an option that shows its help. */
abstract class WithHelp {

  @SuppressWarnings("UnusedVariable") // picocli shows the help; that it is declared is enough
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;
}
