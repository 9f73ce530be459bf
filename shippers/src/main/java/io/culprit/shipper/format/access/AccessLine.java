package io.culprit.shipper.format.access;

import io.culprit.event.AccessEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.format.time.Times;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One line of the combined family, read by hand because access logs are nearly all of what is read.
 *
 * <p>The stamp is the anchor: before it stand the names, of which a user may hold blanks; after it the quoted request.
 */
final class AccessLine {

    private static final int LONGEST_TIME = 44;

    private final String line;
    private final Stamped stamped;
    private final Software software;
    private int at;

    private AccessLine(String line, Stamped stamped, Software software) {
        this.line = line;
        this.stamped = stamped;
        this.software = software;
    }

    /**
     * Where the stamp stands.
     *
     * @param open index of its bracket
     * @param request index of the first character of the quoted request
     * @param time the stamp
     * @param iso whether it is written as ISO 8601
     */
    record Stamped(int open, int request, OffsetDateTime time, boolean iso) {}

    /**
     * Finds the stamp: the first bracket that holds a time and is followed by a quote.
     *
     * <p>A visitor chooses the user name, but not an unescaped quote in it, so a forged stamp is passed over.
     */
    static Optional<Stamped> stampedAt(String line) {
        for (int open = line.indexOf(" ["); open >= 0; open = line.indexOf(" [", open + 1)) {
            Optional<Stamped> stamped = stampedIn(line, open);
            if (stamped.isPresent()) {
                return stamped;
            }
        }
        return Optional.empty();
    }

    /** Looks no further than a time is long, so that a line of a million brackets costs no more than its length. */
    private static Optional<Stamped> stampedIn(String line, int open) {
        int reach = Math.min(line.length(), open + LONGEST_TIME);
        int close = line.substring(open, reach).indexOf("] \"") + open;
        if (close < open) {
            return Optional.empty();
        }
        boolean iso = close > open + 12 && line.charAt(open + 12) == 'T';
        Optional<OffsetDateTime> time = iso ? Times.iso(line.substring(open + 2, close)) : Times.clf(line, open + 2);
        return time.filter(stamp -> iso || close == open + 28).map(stamp -> new Stamped(open, close + 3, stamp, iso));
    }

    static Parsed parse(String line, Software software) {
        Optional<Stamped> stamped = stampedAt(line);
        if (stamped.isEmpty()) {
            int open = line.indexOf(" [");
            int close = line.indexOf("] \"", Math.max(open, 0));
            return open > 0 && close > open
                    ? Rejection.badTime(line.substring(open + 2, close))
                    : Rejection.unrecognised("no [time] \"request\" as access logs have them");
        }
        return new AccessLine(line, stamped.get(), software).read();
    }

    private Parsed read() {
        at = stamped.request();
        RequestLine request = RequestLine.of(quoted());
        skipBlank();
        int status = status(word());
        if (status < 0) {
            return Rejection.unrecognised("no status after the request");
        }
        String size = word();
        String referer = !stamped.iso() && nextQuoted() ? field() : "";
        String userAgent = nextQuoted() ? field() : "";
        String rest = line.substring(Math.min(at, line.length())).trim();
        AccessSuffix suffix = stamped.iso() ? AccessSuffix.ofBareNginx(rest) : AccessSuffix.of(rest);
        OptionalLong bytes = Numbers.isNumber(size) ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty();
        Names names = names();
        return ParsedLine.of(
                io.culprit.shipper.format.Shape.of("apache.access"),
                Stamp.ofSeconds(stamped.time().toInstant()).lasting(suffix.afterStamp()),
                header -> new AccessEvent(
                        header,
                        software,
                        names.virtualHost(),
                        OptionalInt.empty(),
                        request.method(),
                        request.path(),
                        request.query(),
                        request.version(),
                        "",
                        status,
                        bytes,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        names.client(),
                        "",
                        referer,
                        userAgent,
                        suffix.duration(),
                        OptionalLong.empty(),
                        "",
                        suffix.upstreamStatus(),
                        suffix.upstreamDuration(),
                        Bounded.text(suffix.requestId()),
                        null));
    }

    private record Names(String virtualHost, String client) {}

    /** {@code client ident user}, {@code host client ident user}, or nginx's {@code host client}. */
    private Names names() {
        String[] names = line.substring(0, stamped.open()).split(" ", 4);
        boolean hostFirst = stamped.iso() ? names.length == 2 : names.length == 4 && !names[1].equals("-");
        if (!hostFirst) {
            return new Names("", AccessSuffix.present(names[0]));
        }
        return new Names(withoutPort(names[0]), AccessSuffix.present(names[1]));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > 0 && Numbers.isNumber(host.substring(colon + 1)) ? host.substring(0, colon) : host;
    }

    private String field() {
        return Bounded.text(AccessSuffix.present(quoted()));
    }

    /** Reads up to the closing quote; a line cut off within the field ends it. */
    private String quoted() {
        int from = at;
        while (at < line.length() && line.charAt(at) != '"') {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        String raw = line.substring(from, Math.min(at, line.length()));
        at++;
        return Escapes.decode(raw);
    }

    private boolean nextQuoted() {
        skipBlank();
        if (at < line.length() && line.charAt(at) == '"') {
            at++;
            return true;
        }
        return false;
    }

    private String word() {
        skipBlank();
        int from = at;
        while (at < line.length() && line.charAt(at) != ' ') {
            at++;
        }
        return from < line.length() ? line.substring(from, at) : "";
    }

    private void skipBlank() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }

    private static int status(String word) {
        if (word.equals("-")) {
            return 0;
        }
        return word.length() == 3 && Numbers.isNumber(word) ? Integer.parseInt(word) : -1;
    }
}
