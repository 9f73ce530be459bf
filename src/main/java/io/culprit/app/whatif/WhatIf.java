package io.culprit.app.whatif;

import io.culprit.text.NearMatch;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question: what if this setting had this value?
 *
 * @param setting the setting
 * @param value its other value: a count, or seconds
 */
record WhatIf(Setting setting, long value) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z-]+)=(\\d{1,9})s?");

    /**
     * Reads {@code NAME=NUMBER}.
     *
     * @throws IllegalArgumentException with what is wrong and the mend
     */
    static WhatIf parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no setting: write it as maximum-requests=10000");
        }
        Setting setting = named(matcher.group(1));
        long value = Long.parseLong(matcher.group(2));
        if (setting == Setting.MAX_REQUEST_WORKERS && value == 0) {
            throw new IllegalArgumentException("Apache serves nothing with MaxRequestWorkers=0: give at least 1");
        }
        return new WhatIf(setting, value);
    }

    private static Setting named(String name) {
        List<String> names =
                Arrays.stream(Setting.values()).map(Setting::directive).toList();
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.directive().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is known of '" + name + "'"
                        + NearMatch.of(name, names)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(": there are " + String.join(", ", names))));
    }

    @Override
    public String toString() {
        return setting.directive() + "=" + value;
    }
}
