package io.culprit.correlation.signal;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with {@code {name}} in it, as signal and pattern files use it.
 *
 * <p>{@code {name|underscored}} writes {@code -} as {@code _}: package names use the one, module names the other. Any
 * other word after the bar is a noun to count: {@code {cut.count|requests}} becomes {@code 1 request} or {@code 11
 * requests}. A name without a value becomes an empty text.
 */
public record Template(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}|]+)(?:\\|([a-z ]+))?}");

    /**
     * The text with every name replaced.
     *
     * @param values gives the value of a name, empty when there is none
     */
    public String render(UnaryOperator<String> values) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder rendered = new StringBuilder(text.length() + 32);
        while (matcher.find()) {
            String value = filtered(values.apply(matcher.group(1)), matcher.group(2));
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(rendered).toString();
    }

    private static String filtered(String value, String filter) {
        if (filter == null) {
            return value;
        }
        if (filter.equals("underscored")) {
            return value.replace('-', '_');
        }
        return value + " "
                + (value.equals("1") && filter.endsWith("s") ? filter.substring(0, filter.length() - 1) : filter);
    }
}
