package io.culprit.shipper.format.access;

import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.event.Software;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An access event in the making: the fields of a line as texts and numbers, independent of its bytes.
 *
 * @param duration time the request took
 */
record AccessBody(
        Software software,
        String virtualHost,
        OptionalInt port,
        RequestLine request,
        int status,
        OptionalLong bodyBytes,
        OptionalLong responseBytes,
        OptionalLong requestBytes,
        String client,
        String user,
        String referer,
        String userAgent,
        Optional<Duration> duration,
        OptionalLong pid,
        String upstreamAddress,
        String upstreamStatus,
        Optional<Duration> upstreamDuration,
        String requestId,
        SortedMap<String, String> attributes)
        implements EventBody {

    private static final int HIGHEST_PORT = 65_535;
    private static final OptionalInt NO_PORT = OptionalInt.empty();

    /** The fields of a line. */
    static AccessBody of(AccessFields fields, Software software) {
        SortedMap<String, String> attributes = attributes(fields);
        RequestLine request = fields.has(Target.REQUEST)
                ? fields.request()
                : RequestLine.of(
                        fields.text(Target.METHOD),
                        fields.text(Target.URI),
                        fields.text(Target.QUERY),
                        fields.text(Target.PROTOCOL));
        if (!request.authority().isEmpty()) {
            attributes = with(attributes, "url.full", request.authority() + request.path());
        }
        if (fields.isCut()) {
            attributes = with(attributes, "log.record.truncated", "true");
        }
        String upstreamDurations = fields.has(Target.UPSTREAM_DURATION) ? fields.text(Target.UPSTREAM_DURATION) : "";
        if (upstreamDurations.indexOf(' ') >= 0) {
            attributes = with(attributes, "upstream.durations", upstreamDurations);
        }
        String user = text(fields, Target.USER);
        return new AccessBody(
                software,
                host(text(fields, Target.VIRTUAL_HOST)),
                port(fields.number(Target.PORT)),
                request,
                fields.status(),
                number(fields.number(Target.BODY_BYTES)),
                number(fields.number(Target.RESPONSE_BYTES)),
                number(fields.number(Target.REQUEST_BYTES)),
                client(text(fields, Target.CLIENT)),
                // Apache writes an empty name as two quotes.
                user.equals("\"\"") ? "" : user,
                text(fields, Target.REFERER),
                text(fields, Target.USER_AGENT),
                duration(fields.number(Target.DURATION)),
                number(fields.number(Target.PID)),
                text(fields, Target.UPSTREAM_ADDRESS),
                list(text(fields, Target.UPSTREAM_STATUS)),
                lastOf(upstreamDurations),
                text(fields, Target.REQUEST_ID),
                attributes);
    }

    @Override
    public Event with(Header header) {
        return new AccessEvent(
                header,
                software,
                virtualHost,
                port,
                request.method(),
                request.path(),
                request.query(),
                request.version(),
                request.garbage(),
                status,
                bodyBytes,
                responseBytes,
                requestBytes,
                client,
                user,
                referer,
                userAgent,
                duration,
                pid,
                upstreamAddress,
                upstreamStatus,
                upstreamDuration,
                requestId,
                attributes);
    }

    private static String text(AccessFields fields, Target target) {
        return fields.has(target) ? Bounded.text(fields.text(target)) : "";
    }

    private static SortedMap<String, String> attributes(AccessFields fields) {
        SortedMap<String, String> attributes = Collections.emptySortedMap();
        List<String> names = fields.attributes();
        for (int i = 0; i < names.size(); i++) {
            String value = fields.attribute(i);
            if (!value.isEmpty()) {
                attributes = with(attributes, names.get(i), Bounded.text(value));
            }
        }
        return attributes;
    }

    private static SortedMap<String, String> with(SortedMap<String, String> attributes, String name, String value) {
        SortedMap<String, String> more = attributes.isEmpty() ? new TreeMap<>() : attributes;
        more.put(name, value);
        return more;
    }

    /** Of the addresses that proxies add up, the first is the client's. */
    private static String client(String logged) {
        int comma = logged.indexOf(',');
        return comma < 0 ? logged : logged.substring(0, comma);
    }

    /** A Host header may carry a port. */
    private static String host(String logged) {
        int colon = logged.lastIndexOf(':');
        boolean port = colon > 0 && logged.indexOf(':') == colon && Numbers.isNumber(logged.substring(colon + 1));
        return port ? logged.substring(0, colon) : logged;
    }

    private static OptionalLong number(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalInt port(long value) {
        return value < 0 || value > HIGHEST_PORT ? NO_PORT : OptionalInt.of((int) value);
    }

    private static Optional<Duration> duration(long nanos) {
        return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** The last of several durations: that of the upstream whose answer was passed on. */
    private static Optional<Duration> lastOf(String list) {
        int comma = list.lastIndexOf(',') + 1;
        int colon = list.lastIndexOf(" : ") + 1;
        String last =
                list.substring(Math.max(comma, colon == 0 ? 0 : colon + 2)).trim();
        byte[] digits = last.getBytes(StandardCharsets.ISO_8859_1);
        return duration(DecimalStep.billionths(digits, 0, digits.length));
    }

    private static String list(String logged) {
        return logged.indexOf(' ') < 0
                ? logged
                : logged.replaceAll(" *([,:]) *", "$1 ").replace(": ", " : ");
    }
}
