package io.culprit.shipper.format.access;

import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.event.Software;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
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
public record AccessBody(
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

    private static final String REST = AccessFields.REST;

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
        if (!request.protocol().isEmpty()) {
            attributes = with(attributes, "network.protocol.name", request.protocol());
        }
        if (fields.isCut()) {
            attributes = with(attributes, "log.record.truncated", "true");
        }
        LabelledRest rest = LabelledRest.NONE;
        if (attributes.containsKey(REST)) {
            rest = LabelledRest.of(attributes.get(REST));
            attributes.putAll(rest.attributes());
            if (rest != LabelledRest.NONE) {
                attributes.remove(REST);
            }
        }
        String upstreamDurations = or(text(fields, Target.UPSTREAM_DURATION), rest, Target.UPSTREAM_DURATION);
        if (upstreamDurations.indexOf(' ') >= 0) {
            attributes = with(attributes, "upstream.durations", upstreamDurations);
        }
        Endpoint client = Endpoint.ofClient(text(fields, Target.CLIENT));
        if (client.port().isPresent()) {
            attributes = with(
                    attributes, "client.port", Integer.toString(client.port().getAsInt()));
        }
        Endpoint host = Endpoint.of(or(text(fields, Target.VIRTUAL_HOST), rest, Target.VIRTUAL_HOST));
        OptionalInt port = Endpoint.port(fields.number(Target.PORT));
        Optional<Duration> duration = duration(fields.number(Target.DURATION));
        String user = text(fields, Target.USER);
        int realClient = user.startsWith("[") ? user.indexOf("] - ") : -1;
        if (realClient > 0) {
            // ingress-nginx up to 0.25: $remote_addr - [$proxy_add_x_forwarded_for] - $remote_user
            attributes = with(attributes, "http.request.header.x-forwarded-for", user.substring(1, realClient));
            user = user.substring(realClient + "] - ".length());
        }
        return new AccessBody(
                software,
                host.address(),
                port.isPresent() ? port : host.port(),
                request,
                fields.status(),
                number(fields.number(Target.BODY_BYTES)),
                number(fields.number(Target.RESPONSE_BYTES)),
                number(fields.number(Target.REQUEST_BYTES)),
                client.address(),
                user(user),
                text(fields, Target.REFERER),
                text(fields, Target.USER_AGENT),
                duration.isPresent() ? duration : lastOf(rest.text(Target.DURATION)),
                number(fields.number(Target.PID)),
                or(text(fields, Target.UPSTREAM_ADDRESS), rest, Target.UPSTREAM_ADDRESS),
                list(or(text(fields, Target.UPSTREAM_STATUS), rest, Target.UPSTREAM_STATUS)),
                lastOf(upstreamDurations),
                or(text(fields, Target.REQUEST_ID), rest, Target.REQUEST_ID),
                attributes);
    }

    private static String or(String text, LabelledRest rest, Target target) {
        return text.isEmpty() ? rest.text(target) : text;
    }

    /** Apache writes an empty name as two quotes; some formats have a blank too many around it. */
    private static String user(String logged) {
        if (logged.isEmpty() || " \"-".indexOf(logged.charAt(0)) < 0) {
            return logged;
        }
        String bare = logged.strip();
        return bare.equals("\"\"") || bare.equals("-") || bare.equals("- -") ? "" : bare;
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

    private static OptionalLong number(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<Duration> duration(long nanos) {
        return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** The last of several durations: that of the upstream whose answer was passed on. */
    private static Optional<Duration> lastOf(String list) {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        int comma = list.lastIndexOf(',') + 1;
        int colon = list.lastIndexOf(" : ") + 1;
        String last =
                list.substring(Math.max(comma, colon == 0 ? 0 : colon + 2)).trim();
        return seconds(last);
    }

    /** The duration of so many seconds, as {@code 0.020}; nothing for what is no number, as a dash. */
    public static Optional<Duration> seconds(String decimal) {
        byte[] digits = decimal.getBytes(StandardCharsets.ISO_8859_1);
        return duration(DecimalStep.billionths(digits, 0, digits.length));
    }

    private static String list(String logged) {
        return logged.indexOf(' ') < 0
                ? logged
                : logged.replaceAll(" *([,:]) *", "$1 ").replace(": ", " : ");
    }
}
