/**
 * YAML whose every mistake is told at once, each with its line and its mend.
 *
 * <p>Files are read key by key ({@code YamlFile}), or held against a JSON Schema ({@code YamlDocument}).
 *
 * <p>May depend on Jackson, SnakeYAML and the names nearest to a mistyped one. Knows nothing of what is configured.
 */
package io.culprit.yaml;
