package io.culprit.shipper.format.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What administrators add at the end of a line, each value behind its label: {@code rt=0.020 ua="192.0.2.7:80" us=200}.
 *
 * <p>Labels are theirs to choose; of those in common use it is known what they mean (the extended format of NGINX Amplify
 * among them, and Kong's with a colon behind the label), the others become attributes under their own name.
 */
final class LabelledRest {

    private static final Map<String, Target> TARGETS = Map.ofEntries(
            Map.entry("rt", Target.DURATION),
            Map.entry("request_time", Target.DURATION),
            Map.entry("urt", Target.UPSTREAM_DURATION),
            Map.entry("ut", Target.UPSTREAM_DURATION),
            Map.entry("upstream_response_time", Target.UPSTREAM_DURATION),
            Map.entry("us", Target.UPSTREAM_STATUS),
            Map.entry("upstream_status", Target.UPSTREAM_STATUS),
            Map.entry("ua", Target.UPSTREAM_ADDRESS),
            Map.entry("upstream", Target.UPSTREAM_ADDRESS),
            Map.entry("upstream_addr", Target.UPSTREAM_ADDRESS),
            Map.entry("id", Target.REQUEST_ID),
            Map.entry("rid", Target.REQUEST_ID),
            Map.entry("req_id", Target.REQUEST_ID),
            Map.entry("request_id", Target.REQUEST_ID),
            Map.entry("kong_request_id", Target.REQUEST_ID),
            Map.entry("sn", Target.VIRTUAL_HOST),
            Map.entry("host", Target.VIRTUAL_HOST),
            Map.entry("vhost", Target.VIRTUAL_HOST),
            Map.entry("server_name", Target.VIRTUAL_HOST));

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "uct", "nginx.upstream_connect_time",
            "uht", "nginx.upstream_header_time",
            "ul", "nginx.upstream_response_length",
            "cs", "nginx.upstream_cache_status",
            "xff", "http.request.header.x-forwarded-for",
            "x-forwarded-for", "http.request.header.x-forwarded-for");

    /** What a rest without labels says. */
    static final LabelledRest NONE = new LabelledRest();

    private static final int MOST = 32;
    private static final int LONGEST_LABEL = 40;

    private final Map<Target, String> fields = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();

    private LabelledRest() {}

    /** The values of a rest that has nothing but labelled ones, with at most the host in quotes before them; else none. */
    static LabelledRest of(String rest) {
        LabelledRest read = new LabelledRest();
        int at = 0;
        for (int count = 0; at < rest.length() && count < MOST; count++) {
            int next = read.value(rest, at, count == 0);
            if (next < 0) {
                return NONE;
            }
            at = next;
        }
        return at < rest.length() ? NONE : read;
    }

    private int value(String rest, int at, boolean first) {
        int equals = at;
        while (equals < rest.length() && equals - at < LONGEST_LABEL && isLabel(rest.charAt(equals))) {
            equals++;
        }
        boolean colon = equals > at && rest.startsWith(": ", equals);
        boolean labelled = colon || (equals > at && rest.startsWith("=", equals));
        int start = colon ? equals + 2 : labelled ? equals + 1 : at;
        boolean quoted = start < rest.length() && rest.charAt(start) == '"';
        if (!labelled && !(first && quoted)) {
            return -1;
        }
        int end = quoted ? rest.indexOf('"', start + 1) : rest.indexOf(' ', start);
        int stop = end < 0 ? rest.length() : end;
        if (quoted && (end < 0 || (end + 1 < rest.length() && rest.charAt(end + 1) != ' '))) {
            return -1;
        }
        String text = rest.substring(quoted ? start + 1 : start, stop);
        if (labelled) {
            put(rest.substring(at, equals), text);
        } else if (isHost(text)) {
            fields.put(Target.VIRTUAL_HOST, text);
        } else {
            return -1;
        }
        int behind = quoted ? stop + 1 : stop;
        while (behind < rest.length() && (rest.charAt(behind) == ' ' || rest.charAt(behind) == ',')) {
            behind++;
        }
        return behind;
    }

    private void put(String label, String text) {
        if (text.isEmpty() || text.equals("-")) {
            return;
        }
        String known = label.toLowerCase(Locale.ROOT);
        Target target = TARGETS.get(known);
        if (target != null && !(target == Target.VIRTUAL_HOST && fields.containsKey(target))) {
            fields.putIfAbsent(target, text);
        } else {
            attributes.put(ATTRIBUTES.getOrDefault(known, "log.record." + label), text);
        }
    }

    private static boolean isLabel(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static boolean isHost(String text) {
        boolean dotted = text.indexOf('.') > 0;
        return dotted && text.chars().allMatch(c -> isLabel((char) c) || c == '.' || c == ':');
    }

    /** Text of a field, or an empty one. */
    String text(Target target) {
        return fields.isEmpty() ? "" : fields.getOrDefault(target, "");
    }

    /** What fills no field, by attribute. */
    Map<String, String> attributes() {
        return attributes;
    }
}
