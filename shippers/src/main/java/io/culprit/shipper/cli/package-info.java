/**
 * The shipper's own program. Its {@code ship} command is also a subcommand of the application.
 *
 * <p>May depend on every package of this module, picocli, and the logging backend's configuration.
 */
package io.culprit.shipper.cli;
