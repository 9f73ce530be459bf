package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Numbers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What formats add after the combined fields, as far as it can be told without the server's configuration.
 *
 * <p>Known are Apache's {@code %D %{X-Request-Id}i} and {@code %D %P %{X-Request-Id}i}, nginx's {@code rt= uct= urt= us=
 * id=}, and nginx's bare {@code $request_time $upstream_response_time $upstream_status}. Anything else is left alone.
 *
 * @param duration time the request took
 * @param upstreamStatus status or statuses of the upstream, as logged
 * @param upstreamDuration time the last upstream took
 * @param requestId identifier shared with the other server's log
 * @param afterStamp how long after its stamp the line was written: Apache stamps the start of a request, nginx the end
 */
record AccessSuffix(
        Optional<Duration> duration,
        String upstreamStatus,
        Optional<Duration> upstreamDuration,
        String requestId,
        Duration afterStamp) {

    static final AccessSuffix NONE = new AccessSuffix(Optional.empty(), "", Optional.empty(), "", Duration.ZERO);

    /** @param text what stands after the last quoted field, without surrounding blanks */
    static AccessSuffix of(String text) {
        if (text.isEmpty() || text.charAt(0) == '"') {
            return NONE;
        }
        if (text.startsWith("rt=")) {
            return ofNamed(text);
        }
        String[] parts = text.split(" +");
        boolean apache = (parts.length == 2 || parts.length == 3) && Numbers.isNumber(parts[0]);
        if (!apache) {
            return NONE;
        }
        String requestId = parts[parts.length - 1];
        Duration took = micros(parts[0]);
        return new AccessSuffix(Optional.of(took), "", Optional.empty(), present(requestId), took);
    }

    /** nginx's {@code $request_time $upstream_response_time $upstream_status}; the last two may be lists. */
    static AccessSuffix ofBareNginx(String text) {
        String[] parts = text.replaceAll(" ?[,:] ?", ",").split(" +");
        if (parts.length != 3) {
            return NONE;
        }
        return new AccessSuffix(seconds(parts[0]), statuses(parts[2]), seconds(last(parts[1])), "", Duration.ZERO);
    }

    private static AccessSuffix ofNamed(String text) {
        return new AccessSuffix(
                seconds(value(text, "rt=")),
                statuses(value(text, "us=")),
                seconds(last(value(text, "urt="))),
                present(value(text, "id=")),
                Duration.ZERO);
    }

    /** A value reaches to the next name, because lists of upstreams have blanks in them. */
    private static String value(String text, String name) {
        int at = text.startsWith(name) ? 0 : text.indexOf(" " + name) + 1;
        if (at == 0 && !text.startsWith(name)) {
            return "";
        }
        int from = at + name.length();
        int equals = text.indexOf('=', from);
        int end = equals < 0 ? text.length() : text.lastIndexOf(' ', equals);
        return end <= from ? "" : text.substring(from, end);
    }

    private static String last(String list) {
        int comma = Math.max(list.lastIndexOf(','), list.lastIndexOf(':'));
        return list.substring(comma + 1).trim();
    }

    static String statuses(String text) {
        return present(text).equals("") ? "" : text.replace(" ", "").replace(",", ", ");
    }

    static String present(String text) {
        return text.equals("-") ? "" : text;
    }

    private static Duration micros(String text) {
        return Duration.of(Long.parseLong(text), ChronoUnit.MICROS);
    }

    /** Seconds with a fraction, as nginx writes them. */
    static Optional<Duration> seconds(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (!Numbers.isNumber(whole)
                || whole.length() > 12
                || fraction.length() > 9
                || !(fraction.isEmpty() || Numbers.isNumber(fraction))) {
            return Optional.empty();
        }
        long nanos = fraction.isEmpty() ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
        return Optional.of(Duration.ofSeconds(Long.parseLong(whole), nanos));
    }
}
