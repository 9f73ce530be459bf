package io.culprit.shipper.settings;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Naming;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Topics on which other collectors put raw lines.
 *
 * @param topics their names
 * @param group group that shares their partitions and keeps what was read
 * @param connection their cluster
 * @param naming service and host of what names none itself, and zone of stamps that name none
 * @param path the log of lines that name none; empty for the topic's name
 * @param format format of what no rule names; empty to recognise it
 * @param fromBeginning whether a group that has read nothing yet begins with the oldest record
 * @param rules what is said of logs by their paths; the first that names a path holds
 */
public record TopicSetting(
        List<String> topics,
        String group,
        Connection connection,
        Naming naming,
        Optional<String> path,
        Optional<Format> format,
        boolean fromBeginning,
        List<PathRule> rules) {

    public TopicSetting {
        topics = List.copyOf(topics);
        Objects.requireNonNull(group);
        Objects.requireNonNull(connection);
        Objects.requireNonNull(naming);
        Objects.requireNonNull(path);
        Objects.requireNonNull(format);
        rules = List.copyOf(rules);
    }

    /**
     * What is said of some logs.
     *
     * @param paths patterns of their paths
     * @param service whose they are, whatever their envelopes say
     * @param format their format
     */
    public record PathRule(List<String> paths, Optional<String> service, Optional<Format> format) {

        public PathRule {
            paths = List.copyOf(paths);
            Objects.requireNonNull(service);
            Objects.requireNonNull(format);
        }

        boolean names(String path) {
            try {
                Path log = Path.of(path);
                return paths.stream().map(PathRule::matcher).anyMatch(matcher -> matcher.matches(log));
            } catch (InvalidPathException e) {
                return false;
            }
        }

        static PathMatcher matcher(String pattern) {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        }
    }

    /** The host of what names none. */
    public String host() {
        return naming.host();
    }

    /** The service of what names none. */
    public String service() {
        return naming.service();
    }

    /** The service that a rule gives a log. */
    public Optional<String> service(String log) {
        return rules.stream()
                .filter(rule -> rule.service().isPresent() && rule.names(log))
                .findFirst()
                .flatMap(PathRule::service);
    }

    /** The format that a log is said to have. */
    public Optional<Format> format(String log) {
        return rules.stream()
                .filter(rule -> rule.format().isPresent() && rule.names(log))
                .findFirst()
                .flatMap(PathRule::format)
                .or(() -> format);
    }
}
