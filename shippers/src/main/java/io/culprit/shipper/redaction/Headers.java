package io.culprit.shipper.redaction;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces values of headers, in attributes of their own and where a text quotes them; and of cookies one by one. */
final class Headers {

    private static final String REQUEST = "http.request.header.";
    private static final String RESPONSE = "http.response.header.";
    private static final Pattern CREDENTIALS =
            Pattern.compile("\\b(Basic|Bearer|Digest|Negotiate|NTLM) {1,3}[^\\s\"',]{4,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUES = Pattern.compile("=(?:\"[^\"]*\"|[^\\s\"&;]+)");

    private final Names names;
    private final boolean cookies;
    private final boolean credentials;
    private final Pattern quoted;

    /** @param names headers, in any case */
    Headers(List<String> names) {
        this.names = new Names(names.stream().map(Headers::plain).toList());
        this.cookies = this.names.has("cookie") || this.names.has("set-cookie");
        this.credentials = this.names.has("authorization") || this.names.has("proxy-authorization");
        String any = names.stream()
                .map(name -> Pattern.quote(plain(name))
                        .replace("-", "\\E[-_]\\Q")
                        .replace("*", "\\E[\\w-]{0,80}\\Q")
                        .replace("?", "\\E[\\w-]\\Q"))
                .collect(Collectors.joining("|"));
        this.quoted = Pattern.compile(
                "(?<![a-z0-9])(?:" + any + ")(?:\\\\?\" ?: ?\\[? ?\\\\?\"| ?[:=] ?\\\\?\"?)", Pattern.CASE_INSENSITIVE);
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether the value of an attribute, or of a field by its name, is that of such a header. */
    boolean hold(String attribute) {
        if (isEmpty()) {
            return false;
        }
        if (attribute.startsWith(REQUEST)) {
            return names.has(plain(attribute.substring(REQUEST.length())));
        }
        if (attribute.startsWith(RESPONSE)) {
            return names.has(plain(attribute.substring(RESPONSE.length())));
        }
        return cookies && attribute.contains("cookie")
                || names.has(plain(attribute.substring(attribute.lastIndexOf('.') + 1)))
                || attribute.equals("user_agent.original") && names.has("user-agent");
    }

    /** A text without the values of such headers where it names them: to the end of the line or of the quotation. */
    String inText(String text) {
        if (isEmpty()) {
            return text;
        }
        String without = credentials ? CREDENTIALS.matcher(text).replaceAll("$1 " + Parameters.INSTEAD) : text;
        Matcher name = quoted.matcher(without);
        StringBuilder changed = new StringBuilder(0);
        int copied = 0;
        while (name.find(copied)) {
            int end = end(without, name.end(), name.group().endsWith("\""));
            changed.append(without, copied, name.end()).append(end > name.end() ? Parameters.INSTEAD : "");
            copied = end;
        }
        return copied == 0
                ? without
                : changed.append(without, copied, without.length()).toString();
    }

    /** A text of which nothing is known: any value in it may be that of a cookie. */
    String inUnknown(String text) {
        String named = inText(text);
        return cookies ? VALUES.matcher(named).replaceAll("=" + Parameters.INSTEAD) : named;
    }

    private static int end(String text, int from, boolean quotation) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean escaped = end > 0 && text.charAt(end - 1) == '\\';
            if (c == '\n' || c == '\r' || escaped && (c == 'n' || c == 'r')) {
                return c == 'n' || c == 'r' ? end - 1 : end;
            }
            if (c == '"' && (quotation || !escaped)) {
                return escaped ? end - 1 : end;
            }
            end++;
        }
        return end;
    }
}
