/**
 * Tail: follows logs for as long as the host lives, through every kind of rotation, and remembers how far it has come.
 *
 * <p>A log is what an administrator names; its files come and go. Each of them is a generation, known by device, inode and
 * content, never by name. A checkpoint says up to where the brokers have taken a generation; the registry keeps the
 * checkpoints on disk, and a generation stands in it before its first line is sent.
 *
 * <p>May depend on the reading, inventory, delivery and format packages.
 */
package io.culprit.shipper.tail;
