package io.culprit.shipper.format.syslog;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.event.Software;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.error.ErrorBody;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** One entry of systemd's journal, written as a JSON object. */
public final class JournalEntry {

    // Further fields that say something of what happened, by the names their facts have elsewhere.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("_HOSTNAME", "syslog.hostname"),
            Map.entry("_TRANSPORT", "journal.transport"),
            Map.entry("MESSAGE_ID", "journal.message_id"),
            Map.entry("_BOOT_ID", "journal.boot_id"),
            Map.entry("_MACHINE_ID", "host.id"),
            Map.entry("_COMM", "process.executable.name"),
            Map.entry("_EXE", "process.executable.path"),
            Map.entry("_CMDLINE", "process.command_line"),
            Map.entry("_UID", "process.real_user.id"),
            Map.entry("_GID", "process.real_group.id"),
            Map.entry("_SYSTEMD_CGROUP", "process.linux.cgroup"),
            Map.entry("_SYSTEMD_SLICE", "systemd.slice"),
            Map.entry("CONTAINER_NAME", "container.name"),
            Map.entry("CONTAINER_ID_FULL", "container.id"),
            Map.entry("JOB_TYPE", "systemd.job"),
            Map.entry("JOB_RESULT", "systemd.job.result"),
            Map.entry("UNIT_RESULT", "systemd.result"),
            Map.entry("N_RESTARTS", "systemd.restarts"),
            Map.entry("ERRNO", "error.errno"),
            Map.entry("CODE_FILE", "code.file.path"),
            Map.entry("CODE_FUNC", "code.function.name"),
            Map.entry("CODE_LINE", "code.line.number"));

    private final JsonNode object;

    private JournalEntry(JsonNode object) {
        this.object = object;
    }

    /** Whether a line has the marks of an entry, told without parsing it. */
    public static boolean looksLikeOne(Line line) {
        return line.at(0) == '{' && line.text().contains("\"__REALTIME_TIMESTAMP\"");
    }

    /** The entry on a line. */
    public static Optional<JournalEntry> of(Line line) {
        return looksLikeOne(line) ? JsonLine.read(line.text()).map(JournalEntry::new) : Optional.empty();
    }

    /** When it was logged, by the one that logged it where that is known, to the microsecond. */
    public Optional<Stamp> stamp() {
        String micros = field("_SOURCE_REALTIME_TIMESTAMP");
        String time = Numbers.isNumber(micros) ? micros : field("__REALTIME_TIMESTAMP");
        return Numbers.isNumber(time)
                ? Optional.of(
                        new Stamp(Instant.EPOCH.plus(Long.parseLong(time), ChronoUnit.MICROS), Duration.ofNanos(1_000)))
                : Optional.empty();
    }

    /** The message as bytes, which need not be text. */
    public Line message() {
        return bytes(object.path("MESSAGE"));
    }

    /** A field as text, empty when it is not there; of several values the first. */
    public String field(String name) {
        JsonNode value = object.path(name);
        boolean several = value.isArray() && value.size() > 0 && !value.get(0).isNumber();
        return bytes(several ? value.get(0) : value).text();
    }

    /** The program's name. */
    public String tag() {
        String identifier = field("SYSLOG_IDENTIFIER");
        if (!identifier.isEmpty()) {
            return identifier;
        }
        return field("_TRANSPORT").equals("kernel") ? "kernel" : field("_COMM");
    }

    /** The process that logged, in digits as a rule. */
    public String process() {
        String pid = field("_PID");
        return pid.isEmpty() ? field("SYSLOG_PID") : pid;
    }

    /** The software that logged. */
    public Software software() {
        return Writers.byTag(field("_TRANSPORT").equals("kernel") ? "kernel" : tag());
    }

    /** A text as it is; an array of numbers is a text that JSON cannot hold, byte for byte. */
    private static Line bytes(JsonNode value) {
        if (!value.isArray()) {
            return Line.of(value.isValueNode() && !value.isNull() ? value.asText() : "");
        }
        byte[] bytes = new byte[value.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!value.get(i).isNumber()) {
                return Line.of(value.get(0).asText());
            }
            bytes[i] = (byte) value.get(i).asInt();
        }
        return new Line(bytes, 0, bytes.length);
    }

    /** The event of an entry that is a record of its own. */
    ErrorBody body(String original) {
        Software software = software();
        String message = message().text();
        ErrorBody body = new ErrorBody(software, message, original)
                .level(level())
                .pid(process())
                .attribute("syslog.appname", tag())
                .attribute("syslog.facility", facility());
        FIELDS.forEach((field, attribute) -> body.attribute(attribute, field(field)));
        body.attribute("systemd.unit", unit());
        Facts.of(software, tag(), message, body);
        exit(body);
        return body;
    }

    /** Of systemd's own messages the unit that they speak of, else that of the process which logged. */
    private String unit() {
        for (String name : new String[] {"UNIT", "COREDUMP_UNIT", "USER_UNIT", "_SYSTEMD_UNIT", "_SYSTEMD_USER_UNIT"}) {
            String unit = field(name);
            if (!unit.isEmpty()) {
                return unit;
            }
        }
        return "";
    }

    private void exit(ErrorBody body) {
        String kind = field("EXIT_CODE");
        String status = field("EXIT_STATUS");
        body.attribute("process.exit.kind", kind);
        if (!kind.isEmpty() && Numbers.isNumber(status)) {
            body.attribute(kind.equals("exited") ? "process.exit.code" : "process.exit.signal", status);
        }
        body.attribute("process.crashed.pid", field("COREDUMP_PID"))
                .attribute("process.executable.name", field("COREDUMP_COMM"))
                .attribute("process.executable.path", field("COREDUMP_EXE"))
                .attribute("process.killed.signal", field("COREDUMP_SIGNAL_NAME"));
    }

    private String level() {
        String priority = field("PRIORITY");
        return Numbers.isNumber(priority) && priority.length() == 1 ? Priority.level(Integer.parseInt(priority)) : "";
    }

    private String facility() {
        String number = field("SYSLOG_FACILITY");
        boolean small = Numbers.isNumber(number) && number.length() < 4;
        if (small) {
            return Priority.facility(Integer.parseInt(number));
        }
        return field("_TRANSPORT").equals("kernel") ? "kern" : number;
    }
}
