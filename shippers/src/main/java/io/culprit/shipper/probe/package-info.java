/**
 * Probes: what can be seen of a host and its servers beside their logs.
 *
 * <p>Every probe is two halves that meet at a capture, the output of one command or file at one moment: one half looks at the
 * host and makes captures, the other reads captures into events. What was recorded elsewhere and what is looked at here go
 * through the same readers. Each probe has a folder of its own; {@code capture} holds what they share.
 *
 * <p>May depend on the format package and what that may depend on; the halves that look also on files, processes and an HTTP
 * client.
 */
package io.culprit.shipper.probe;
