/**
 * Benchmarks of what Culprit claims to be fast at, each beside the tools that do the same.
 *
 * <p>May depend on everything; nothing depends on it.
 */
package io.culprit.bench;
