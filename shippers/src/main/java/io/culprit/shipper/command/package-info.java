/**
 * What the commands of the shipper and those of the application have in common: options of the same name and meaning, and
 * how failures and readings are told.
 *
 * <p>May depend on the delivery, inventory, reading and terminal packages, and on picocli.
 */
package io.culprit.shipper.command;
