package io.culprit.shipper.format.error;

import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one source's records of nginx's error log. */
final class NginxErrorLines implements LineFormat {

    private static final Shape SHAPE = Shape.of(NginxErrorFormat.NAME);
    private static final int LONGEST_PREFIX = 160;

    private static final String LEVEL = "\\[(emerg|alert|crit|error|warn|notice|info|debug|stderr)\\] ?";
    // Unit writes no colon behind the process.
    private static final Pattern BEHIND_STAMP =
            Pattern.compile(" " + LEVEL + "(?:(\\d{1,18})#(\\d{1,18}):? ?)?(?:\\*(\\d{1,18}) ?)?");
    private static final Pattern TERMINAL = Pattern.compile("nginx: (?:" + LEVEL + ")?");

    private final StampReader stamp;

    NginxErrorLines(Setting setting) {
        this(setting.zone());
    }

    private NginxErrorLines(ZoneId zone) {
        stamp = new StampReader(zone);
    }

    /** How surely a line begins a record. */
    static double confidence(Line line) {
        if (line.startsWith("nginx: ")) {
            return line.at(7) == '[' ? 0.9 : 0.5;
        }
        return new NginxErrorLines(ZoneOffset.UTC).prefix(line).isPresent() ? 1 : 0;
    }

    private Optional<Matcher> prefix(Line line) {
        byte first = line.at(0);
        if (first < '0' || first > '9' || !stamp.read(TimeShape.SLASHED_DATE, line.bytes(), line.from(), line.to())) {
            return Optional.empty();
        }
        int at = stamp.end() - line.from();
        Matcher matcher = BEHIND_STAMP.matcher(
                line.substring(at, Math.min(line.length(), at + LONGEST_PREFIX)).text());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    @Override
    public boolean multiline() {
        return true;
    }

    @Override
    public boolean continues(Line first, Line previous, Line next) {
        return prefix(next).isEmpty() && !next.startsWith("nginx: ") && !AccessLike.recognises(next);
    }

    @Override
    public Parsed parse(Line record) {
        if (record.startsWith("nginx: ")) {
            return terminal(record.text());
        }
        Optional<Matcher> read = prefix(record);
        if (read.isEmpty()) {
            return Rejection.unrecognised("no time and [level] before it, and no record that it could continue");
        }
        if (!stamp.possible()) {
            return Rejection.badTime(Bounded.excerpt(record.text()));
        }
        Matcher prefix = read.get();
        int from = stamp.end() - record.from() + prefix.end();
        ErrorBody body = NginxErrorBody.of(record.substring(from).text(), record.text())
                .level(prefix.group(1))
                .pid(Optional.ofNullable(prefix.group(2)).orElse(""))
                .thread(Optional.ofNullable(prefix.group(3)).orElse(""))
                .attribute(
                        "nginx.connection", Optional.ofNullable(prefix.group(4)).orElse(""));
        return ParsedLine.of(SHAPE, stamp.stamp(), body);
    }

    /** What nginx says on the terminal, before its log is open. */
    private static Parsed terminal(String record) {
        Matcher prefix = TERMINAL.matcher(record);
        if (!prefix.lookingAt()) {
            return Rejection.unrecognised("nothing behind nginx:");
        }
        return ParsedLine.untimed(
                SHAPE,
                NginxErrorBody.of(record.substring(prefix.end()), record)
                        .level(Optional.ofNullable(prefix.group(1)).orElse("")));
    }
}
