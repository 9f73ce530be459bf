package io.culprit.shipper.probe.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP statuses from one to another, both included. */
record StatusRange(int from, int to) {

    private static final Pattern FORM = Pattern.compile("\\s*([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?\\s*");
    private static final Pattern CLASS = Pattern.compile("\\s*([1-5])[xX]{2}\\s*");

    /** Reads {@code 200}, {@code 200-399} or {@code 2xx}. */
    static Optional<StatusRange> of(String text) {
        Matcher ofClass = CLASS.matcher(text);
        if (ofClass.matches()) {
            int from = Integer.parseInt(ofClass.group(1)) * 100;
            return Optional.of(new StatusRange(from, from + 99));
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(form.group(1));
        int to = form.group(2) == null ? from : Integer.parseInt(form.group(2));
        return from <= to ? Optional.of(new StatusRange(from, to)) : Optional.empty();
    }

    boolean holds(int status) {
        return status >= from && status <= to;
    }
}
