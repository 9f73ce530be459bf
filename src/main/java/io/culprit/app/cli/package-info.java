/**
 * The command line: the root command, exit codes, and how failures are told.
 *
 * <p>May depend on everything; nothing but the launcher depends on {@link io.culprit.app.cli.CulpritMain}.
 */
package io.culprit.app.cli;
