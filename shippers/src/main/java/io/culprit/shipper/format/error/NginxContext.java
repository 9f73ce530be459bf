package io.culprit.shipper.format.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What nginx appends to a message: {@code , client: …, server: …, request: "…", upstream: "…", host: "…", referrer: "…"}.
 *
 * <p>nginx escapes nothing here, so a path in the message, a request or a Referer may hold the same words. The fields come in
 * one order, quoted values end only where a later field or the end of the record follows, and the first place counts at
 * which all of that holds outside of quotes.
 *
 * <p>Source: ngx_http_log_error_handler, ngx_stream_log_error, ngx_mail_log_error.
 *
 * @param message what stands before
 * @param fields the values, by nginx's names
 */
record NginxContext(String message, Map<String, String> fields) {

    private static final String CLIENT = ", client: ";
    // A line that somebody shortened may lack the client.
    private static final List<String> LEADS = List.of(", udp client: ", CLIENT, ", request: \"");
    private static final List<String> ORDER =
            List.of("server", "login", "request", "subrequest", "upstream", "host", "referrer");
    private static final String STDERR = "FastCGI sent in stderr: \"";
    private static final int MOST_TRIES = 16;

    /** A message without context has no fields. */
    static NginxContext of(String text) {
        List<Integer> starts = starts(text);
        boolean stderr = text.startsWith(STDERR);
        for (int start : starts) {
            if (stderr ? leavesOutput(text, start) : evenQuotes(text, start)) {
                Optional<NginxContext> context = read(text, start);
                if (context.isPresent()
                        && context.get().fields().getOrDefault("request", "").indexOf('"') < 0) {
                    return context.get();
                }
            }
        }
        for (int i = starts.size() - 1; i >= 0; i--) {
            Optional<NginxContext> context = read(text, starts.get(i));
            if (context.isPresent()) {
                return context.get();
            }
        }
        return new NginxContext(text, Map.of());
    }

    /** Places at which the context may begin: the first ones and the last, since a line may repeat it for megabytes. */
    private static List<Integer> starts(String text) {
        List<Integer> starts = new ArrayList<>();
        String lead = LEADS.stream().filter(text::contains).findFirst().orElse(CLIENT);
        int at = text.indexOf(lead);
        while (at >= 0 && starts.size() < MOST_TRIES) {
            starts.add(at);
            at = text.indexOf(lead, at + 1);
        }
        if (at >= 0) {
            starts.add(text.lastIndexOf(lead));
        }
        return starts;
    }

    /** What a FastCGI application printed ends at a quote, behind which nginx says what it was doing. */
    private static boolean leavesOutput(String text, int start) {
        int quote = text.lastIndexOf('"', start);
        return quote >= STDERR.length() && text.startsWith("\" while ", quote);
    }

    private static boolean evenQuotes(String text, int start) {
        boolean even = true;
        for (int i = 0; i < start; i++) {
            even ^= text.charAt(i) == '"';
        }
        return even;
    }

    private static Optional<NginxContext> read(String text, int start) {
        Map<String, String> fields = new TreeMap<>();
        int at = start;
        if (!text.startsWith(", request", start)) {
            int from = text.indexOf(": ", start) + 2;
            at = valueEnd(text, from, -1);
            String client = text.substring(from, at);
            int blank = client.indexOf(' ');
            fields.put("client", blank < 0 ? client : client.substring(0, blank));
        }
        int known = -1;
        while (at < text.length()) {
            int field = fieldAt(text, at, known);
            if (field < 0) {
                return text.startsWith(", bytes from/to ", at) ? of(text, start, fields) : Optional.empty();
            }
            String name = ORDER.get(field);
            int value = at + name.length() + 4;
            boolean quoted = value < text.length() && text.charAt(value) == '"';
            int close = quoted ? quotedEnd(text, value + 1, field) : valueEnd(text, value, field);
            fields.put(name, text.substring(quoted ? value + 1 : value, close));
            at = quoted ? Math.min(close + 1, text.length()) : close;
            known = field;
        }
        return of(text, start, fields);
    }

    private static Optional<NginxContext> of(String text, int start, Map<String, String> fields) {
        return Optional.of(new NginxContext(text.substring(0, start), fields));
    }

    /** Which field begins here, of those that may follow; -1 for none. */
    private static int fieldAt(String text, int at, int after) {
        if (!text.startsWith(", ", at)) {
            return -1;
        }
        for (int i = after + 1; i < ORDER.size(); i++) {
            String name = ORDER.get(i);
            if (text.startsWith(name, at + 2) && text.startsWith(": ", at + 2 + name.length())) {
                return i;
            }
        }
        return -1;
    }

    private static int valueEnd(String text, int from, int field) {
        for (int at = text.indexOf(", ", from); at >= 0; at = text.indexOf(", ", at + 1)) {
            if (fieldAt(text, at, field) >= 0 || text.startsWith(", bytes from/to ", at)) {
                return at;
            }
        }
        return text.length();
    }

    /** A value that the longest line that nginx writes cut off goes to the end. */
    private static int quotedEnd(String text, int from, int field) {
        for (int quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
            if (quote + 1 == text.length()
                    || fieldAt(text, quote + 1, field) >= 0
                    || text.startsWith(", bytes from/to ", quote + 1)) {
                return quote;
            }
        }
        return text.length();
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
