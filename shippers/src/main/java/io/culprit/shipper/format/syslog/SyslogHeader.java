package io.culprit.shipper.format.syslog;

import io.culprit.event.Software;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.WrittenTime;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that stands before the message in a syslog line: RFC 5424, RFC 3164 with its variants over the wire and in
 * files, each with the octet count of RFC 6587 before it or not.
 *
 * @param member which form it has: {@code rfc5424} or {@code rfc3164}
 * @param confidence how surely the line is syslog at all
 * @param priority facility and severity
 * @param time the time, if there is one
 * @param host the host as the line names it, or empty
 * @param tag the program's name, or empty
 * @param process the process as written, digits as a rule, or empty
 * @param messageId RFC 5424's MSGID, or empty
 * @param data RFC 5424's structured data, by {@code <id>.<parameter>}
 * @param message index of the message's first byte in the line
 */
public record SyslogHeader(
        String member,
        double confidence,
        Priority priority,
        Optional<WrittenTime> time,
        String host,
        String tag,
        String process,
        String messageId,
        SortedMap<String, String> data,
        int message) {

    private static final int LONGEST_COUNT = 7;

    public SyslogHeader {
        Objects.requireNonNull(member);
        Objects.requireNonNull(priority);
        Objects.requireNonNull(time);
        Objects.requireNonNull(host);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(process);
        Objects.requireNonNull(messageId);
        Objects.requireNonNull(data);
    }

    /** The header of a line, or nothing when it is not of syslog. */
    public static Optional<SyslogHeader> of(Line line) {
        byte first = line.at(0);
        boolean possible = first == '<' || (first >= '0' && first <= '9') || (first >= 'A' && first <= 'W');
        if (!possible) {
            return Optional.empty();
        }
        // One character for each byte, so that indexes in this text are indexes in the line.
        String text = new String(line.bytes(), line.from(), line.length(), StandardCharsets.ISO_8859_1);
        int start = afterCount(text);
        int close = priorityEnd(text, start);
        Optional<Priority> priority =
                close < 0 ? Optional.empty() : Priority.of(Integer.parseInt(text.substring(start + 1, close)));
        if (priority.isEmpty()) {
            return start > 0 ? Optional.empty() : Rfc3164.read(line, text, 0, Priority.NONE);
        }
        return Rfc5424.read(line, text, close + 1, priority.get())
                .or(() -> Rfc3164.read(line, text, close + 1, priority.get()));
    }

    /** The message of a line that has this header; a byte order mark before it has been left out. */
    public Line message(Line line) {
        return line.substring(message);
    }

    /** The software that the tag names. */
    public Software software() {
        return Writers.byTag(tag);
    }

    /** Index behind {@code 123 } where {@code <} follows, else 0. */
    private static int afterCount(String text) {
        int at = 0;
        while (at < text.length() && at < LONGEST_COUNT && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > 0 && text.startsWith(" <", at) ? at + 1 : 0;
    }

    /** Index of the bracket that closes one to three digits, else -1. */
    private static int priorityEnd(String text, int start) {
        if (start >= text.length() || text.charAt(start) != '<') {
            return -1;
        }
        int at = start + 1;
        while (at < text.length() && at - start <= 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > start + 1 && at < text.length() && text.charAt(at) == '>' ? at : -1;
    }
}
