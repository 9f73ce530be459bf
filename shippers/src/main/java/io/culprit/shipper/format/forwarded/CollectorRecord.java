package io.culprit.shipper.format.forwarded;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One JSON object of a collector.
 *
 * <p>Where collectors put what: Filebeat 5 and 6 have {@code source} and {@code beat}, 7 and later the Elastic Common Schema,
 * as Logstash 8 has; Fluent Bit has {@code log}, and a path where {@code Path_Key} is set; Vector has {@code file} and
 * {@code host}; Fluentd and rsyslog what their administrators chose, of which the usual names are known.
 */
final class CollectorRecord {

    private static final String[] HOSTS = {
        "host.name",
        "host.hostname",
        "agent.hostname",
        "agent.name",
        "beat.hostname",
        "beat.name",
        "logsource",
        "hostname",
        "_HOSTNAME",
        "kubernetes.node.name",
        "kubernetes.pod_node_name",
        "kubernetes.host"
    };

    // A parsed access line has fields of these names that mean something else.
    private static final String[] HOSTS_OF_A_MESSAGE = {"host", "fromhost", "host_name", "node_name", "nodename"};
    private static final String[] PATHS = {
        "log.file.path", "$!.metadata.filename", "metadata.filename", "log.file", "filename", "file_name", "filepath",
        "file_path", "log_path", "log_file", "logfile", "tailed_path", "_file", "file"
    };
    private static final String[] PATHS_OF_A_MESSAGE = {"path", "source"};
    private static final String[] MESSAGES = {
        "event.original", "message", "log", "MESSAGE", "full_message", "short_message"
    };

    private CollectorRecord() {}

    static Unwrapped open(JsonNode object, Supplier<String> written) {
        Optional<String> path = path(object);
        Optional<Forwarded> restored = Restored.of(object, path, written);
        if (restored.isPresent()) {
            return lines(restored.get(), object, path);
        }
        Optional<String> message = message(object);
        if (message.isPresent()) {
            return lines(message.get(), object, path);
        }
        boolean ofABeat = object.has("@metadata") && (object.has("agent") || object.has("beat"));
        // A line that is JSON itself, as access logs may be, or that a collector has parsed.
        return ofABeat
                ? new Unwrapped.Malformed("an event of a beat without a message: metrics are no logs")
                : new Unwrapped.Lines(List.of(new Forwarded(
                        Fields.text(object, HOSTS),
                        Fields.path(object, PATHS),
                        Fields.text(object, "service.name"),
                        oneLine(written.get()))));
    }

    private static Optional<String> message(JsonNode object) {
        Optional<String> message = Stream.of(MESSAGES)
                .map(name -> Fields.field(object, name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
        // rsyslog's; elsewhere it is what an application says in a JSON line of its own.
        boolean rsyslog = Stream.of("fromhost", "syslogtag", "programname", "inputname", "rawmsg", "$!")
                .anyMatch(object::has);
        return message.or(() -> rsyslog ? Fields.text(object, "msg") : Optional.empty());
    }

    private static Optional<String> path(JsonNode object) {
        return Fields.path(object, PATHS).or(() -> Fields.path(object, PATHS_OF_A_MESSAGE));
    }

    private static Unwrapped lines(String message, JsonNode object, Optional<String> path) {
        return lines(
                new Forwarded(Optional.empty(), Optional.empty(), Optional.empty(), RawText.lines(message)),
                object,
                path);
    }

    private static Unwrapped lines(Forwarded found, JsonNode object, Optional<String> path) {
        return new Unwrapped.Lines(List.of(new Forwarded(
                found.host().or(() -> Fields.text(object, HOSTS)).or(() -> Fields.text(object, HOSTS_OF_A_MESSAGE)),
                path.or(found::path).or(() -> container(object)),
                Fields.text(object, "service.name"),
                found.lines())));
    }

    private static Optional<String> container(JsonNode object) {
        Optional<String> pod = Fields.text(object, "kubernetes.pod_name", "kubernetes.pod.name");
        return pod.map(name -> String.join(
                        "/",
                        "kubernetes",
                        Fields.text(
                                        object,
                                        "kubernetes.namespace_name",
                                        "kubernetes.pod_namespace",
                                        "kubernetes.namespace")
                                .orElse("default"),
                        name,
                        Fields.text(object, "kubernetes.container_name", "kubernetes.container.name")
                                .orElse("")))
                .or(() -> Fields.text(object, "container_name", "container.name")
                        .map(name -> "container/" + (name.startsWith("/") ? name.substring(1) : name)));
    }

    /** JSON may be written over several lines, which are one. */
    private static List<Line> oneLine(String json) {
        return RawText.lines(json.replace('\n', ' ').replace('\r', ' '));
    }
}
