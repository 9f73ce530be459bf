package io.culprit.shipper.format.error;

import io.culprit.event.Software;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line matched against an {@code ErrorLogFormat}.
 *
 * <p>What stands before the message is matched from the left, what follows it from the right, so that no text of the message
 * is taken for a field.
 */
final class ErrorLogMatch {

    private static final Pattern LEVEL = Pattern.compile("emerg|alert|crit|error|warn|notice|info|debug|trace[1-8]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern THREAD = Pattern.compile("(?:0x)?[0-9a-f]{1,18}");
    private static final Pattern SOURCE = Pattern.compile("([^\\s()]{1,300})\\((\\d{1,9})\\)");
    private static final int LONGEST_STAMP = 40;

    private final String line;
    private final List<ErrorLogValue> values = new ArrayList<>();
    private Optional<Stamp> stamp = Optional.empty();
    private boolean impossibleTime;

    private ErrorLogMatch(String line) {
        this.line = line;
    }

    /** The match, or nothing when the line has another form. */
    static Optional<ErrorLogMatch> of(List<ErrorLogField> fields, String line, StampReader stamps) {
        ErrorLogMatch match = new ErrorLogMatch(line);
        return match.matches(fields, stamps) ? Optional.of(match) : Optional.empty();
    }

    Optional<Stamp> stamp() {
        return stamp;
    }

    boolean impossibleTime() {
        return impossibleTime;
    }

    private boolean matches(List<ErrorLogField> fields, StampReader stamps) {
        int at = 0;
        int next = 0;
        while (fields.get(next).message() < 0) {
            int end = items(fields.get(next).items(), at, line.length(), following(fields, next), stamps);
            if (end < 0 && !fields.get(next).omissible()) {
                return false;
            }
            at = Math.max(at, end);
            next++;
        }
        List<ErrorLogItem> around = fields.get(next).items();
        int message = fields.get(next).message();
        int from = items(around.subList(0, message), at, line.length(), "", stamps);
        if (from < 0) {
            return false;
        }
        int to = line.length();
        for (int i = fields.size() - 1; i > next; i--) {
            int start = trailing(fields.get(i).items(), from, to, stamps);
            if (start < 0 && !fields.get(i).omissible()) {
                return false;
            }
            to = start < 0 ? to : start;
        }
        List<ErrorLogItem> behind = around.subList(message + 1, around.size());
        to = behind.isEmpty() ? to : trailing(behind, from, to, stamps);
        if (to < from) {
            return false;
        }
        values.add(new ErrorLogValue(around.get(message), line.substring(from, to)));
        return true;
    }

    private static String following(List<ErrorLogField> fields, int index) {
        return index + 1 < fields.size() ? fields.get(index + 1).lead() : "";
    }

    /** Matches pieces that end at {@code to}; returns where they begin, or -1. The last such place counts. */
    private int trailing(List<ErrorLogItem> items, int from, int to, StampReader stamps) {
        ErrorLogItem first = items.get(0);
        if (first.kind().isPresent()) {
            return -1;
        }
        int start = line.lastIndexOf(first.text(), to - first.text().length());
        return start >= from && items(items, start, to, "", stamps) == to ? start : -1;
    }

    /** Matches pieces from {@code at} on; returns the index behind them, or -1 with no value kept. */
    private int items(List<ErrorLogItem> items, int at, int to, String behind, StampReader stamps) {
        int kept = values.size();
        int end = at;
        for (int i = 0; i < items.size() && end >= 0; i++) {
            ErrorLogItem item = items.get(i);
            if (item.kind().isEmpty()) {
                // A blank before the first field that was written is not.
                String text = end == 0 && !line.startsWith(" ") ? item.text().stripLeading() : item.text();
                end = line.startsWith(text, end) && end + text.length() <= to ? end + text.length() : -1;
            } else {
                String next = i + 1 < items.size() ? items.get(i + 1).text() : behind;
                end = value(item, end, to, next, stamps);
            }
        }
        if (end < 0) {
            values.subList(kept, values.size()).clear();
        }
        return end;
    }

    private int value(ErrorLogItem item, int at, int to, String next, StampReader stamps) {
        int end =
                switch (item.kind().orElseThrow()) {
                    case TIME -> time(at, to, stamps);
                    case LEVEL -> looking(LEVEL, at, to);
                    case PROCESS, KEEPALIVE -> looking(NUMBER, at, to);
                    case THREAD -> looking(THREAD, at, to);
                    case SOURCE -> looking(SOURCE, at, to);
                    case SYSTEM_ERROR -> looking(ErrorLogValue.SYSTEM_ERROR, at, to) < 0 ? -1 : until(next, at, to);
                    case CLIENT, LOCAL, LOG_ID, MODULE, SERVER, SERVER_USED -> word(next, at, to);
                    default -> until(next, at, to);
                };
        boolean dashed = item.dash() && line.startsWith("-" + next, at);
        if (dashed || (end < 0 && item.dash() && line.startsWith("-", at))) {
            return at + 1;
        }
        if (end <= at) {
            return -1;
        }
        values.add(new ErrorLogValue(item, line.substring(at, end)));
        return end;
    }

    private int until(String next, int at, int to) {
        int end = next.isEmpty() ? to : line.indexOf(next, at);
        return end > at && end <= to ? end : -1;
    }

    private int word(String next, int at, int to) {
        int end = until(next, at, to);
        int blank = line.indexOf(' ', at);
        return blank >= 0 && blank < end ? -1 : end;
    }

    private int looking(Pattern pattern, int at, int to) {
        Matcher matcher = pattern.matcher(line).region(at, to);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private int time(int at, int to, StampReader stamps) {
        byte[] bytes = line.substring(at, Math.min(to, at + LONGEST_STAMP)).getBytes(StandardCharsets.ISO_8859_1);
        if (!stamps.ctime(bytes, 0, bytes.length) && !stamps.read(TimeShape.DATE, bytes, 0, bytes.length)) {
            return -1;
        }
        impossibleTime = !stamps.possible();
        stamp = impossibleTime ? Optional.empty() : Optional.of(stamps.stamp());
        return at + stamps.end();
    }

    /** The event; {@code further} is what lines without prefix added to the message. */
    ErrorBody body(String further, String original) {
        String message = values.stream()
                .filter(value -> value.item().is(ErrorLogItem.Kind.MESSAGE))
                .map(ErrorLogValue::text)
                .findFirst()
                .orElse("");
        ErrorLogMessage text = ErrorLogMessage.of(message);
        ErrorBody body = new ErrorBody(Software.APACHE, text.message() + further, original).code(text.code());
        values.forEach(value -> value.addTo(body));
        text.describe(body);
        return body;
    }
}
