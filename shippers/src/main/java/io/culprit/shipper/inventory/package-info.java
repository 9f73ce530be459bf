/**
 * Inventory: which of the given files are read, as what, and which are not, with the reason.
 *
 * <p>May depend on the format, probe and terminal packages and on the file system; reads only the heads of files.
 */
package io.culprit.shipper.inventory;
