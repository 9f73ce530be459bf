/**
 * YAML whose every mistake is told at once, each with its line and its mend.
 *
 * <p>May depend on Jackson, SnakeYAML and the names nearest to a mistyped one. Knows nothing of what is configured.
 */
package io.culprit.yaml;
