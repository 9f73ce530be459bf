package io.culprit.shipper.format.syslog;

import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WrittenTime;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Nov 21 08:04:58 host tag[pid]: message}, RFC 3164, and what is written in its place: ISO times, no host, no tag,
 * facility and severity in words, or with a priority no time either.
 */
final class Rfc3164 {

    static final String MEMBER = "rfc3164";

    // Words behind the time of logs that are not syslog.
    private static final Set<String> NO_HOSTS = Set.of(
            "CRITICAL", "FATAL", "ERROR", "WARNING", "WARN", "NOTICE", "INFO", "DEBUG", "TRACE", "DDEBUG", "SUBDEBUG");
    private static final Set<String> STREAMS = Set.of("stdout", "stderr");
    private static final int LONGEST_HOST = 255;

    private Rfc3164() {}

    /** Reads on behind the priority, if there is one. */
    static Optional<SyslogHeader> read(Line line, String text, int from, Priority given) {
        int start = skipBlanks(text, from);
        Optional<WrittenTime> time = WrittenTime.at(text, start, TimeShape.ISO, TimeShape.SYSLOG, TimeShape.JOURNAL);
        if (time.isEmpty() && !given.known()) {
            return Optional.empty();
        }
        int at = start;
        if (time.isPresent()) {
            int end = time.get().end();
            end += text.startsWith(":", end) ? 1 : 0;
            if (end < text.length() && text.charAt(end) != ' ') {
                return Optional.empty();
            }
            at = skipBlanks(text, end);
        }
        Priority priority = given;
        if (text.startsWith("<", at)) {
            int close = text.indexOf("> ", at);
            Optional<Priority> named = close < 0 ? Optional.empty() : named(text, at + 1, close);
            priority = named.orElse(priority);
            at = named.isPresent() ? close + 2 : at;
        }
        int hostEnd = hostEnd(text, at, time.isPresent());
        String host = line.substring(at, hostEnd).text();
        if (!given.known() && (NO_HOSTS.contains(host) || STREAMS.contains(host))) {
            return Optional.empty();
        }
        at = hostEnd > at ? skipBlanks(text, hostEnd) : at;
        int wordEnd = wordEnd(text, at);
        Optional<Priority> named = named(text, at, wordEnd);
        if (named.isPresent() && wordEnd < text.length()) {
            priority = named.get();
            at = skipBlanks(text, wordEnd);
        }
        int tagStart = at;
        Optional<Tag> tag = Tag.at(text, tagStart);
        return Optional.of(new SyslogHeader(
                MEMBER,
                confidence(given, time, !host.isEmpty(), tag.isPresent()),
                priority,
                time,
                host,
                tag.map(found -> line.substring(tagStart, found.nameEnd()).text())
                        .orElse(""),
                tag.map(Tag::process).orElse(""),
                "",
                Collections.emptySortedMap(),
                tag.map(Tag::message).orElse(at)));
    }

    private static double confidence(Priority given, Optional<WrittenTime> time, boolean host, boolean tag) {
        if (given.known()) {
            return time.isPresent() ? (tag ? 1 : 0.9) : (tag ? 0.6 : 0.3);
        }
        if (tag) {
            return host ? 0.9 : 0.7;
        }
        return time.orElseThrow().dated() ? 0.2 : 0.6;
    }

    /** End of the host's name; {@code at} itself when there is none. */
    private static int hostEnd(String text, int at, boolean timed) {
        int end = wordEnd(text, at);
        if (end == at || end - at > LONGEST_HOST || end == text.length() || text.charAt(end - 1) == ':') {
            return at;
        }
        boolean bracketed = text.charAt(at) == '[' && text.charAt(end - 1) == ']' && text.charAt(at + 1) != ' ';
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if ("\"={}(),<>'|;".indexOf(c) >= 0 || (!bracketed && (c == '[' || c == ']'))) {
                return at;
            }
        }
        // Relays may put slashes into names; a date with them is of another log.
        boolean date =
                Character.isDigit(text.charAt(at)) && text.substring(at, end).indexOf('/') > 0;
        if (date || text.charAt(at) == '-' || text.startsWith("last message repeated", at)) {
            return at;
        }
        // With no time before it, a word is a host only if a tag follows.
        boolean followed = timed || Tag.at(text, skipBlanks(text, end)).isPresent();
        return followed && named(text, at, end).isEmpty() ? end : at;
    }

    private static Optional<Priority> named(String text, int from, int to) {
        return to - from > 2 && to - from <= 20 ? Priority.named(text.substring(from, to)) : Optional.empty();
    }

    private static int wordEnd(String text, int from) {
        int blank = text.indexOf(' ', from);
        return blank < 0 ? text.length() : blank;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
