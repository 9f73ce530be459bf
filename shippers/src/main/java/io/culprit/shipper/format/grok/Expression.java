package io.culprit.shipper.format.grok;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.text.NearMatch;
import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A grok expression, ready to match.
 *
 * <p>java-grok knows the patterns and expands them; matching is done here, because it must end after a bounded number of
 * steps, whatever the line.
 */
final class Expression {

    private static final Pattern REFERENCE = Pattern.compile("%\\{(\\w+)(?::([^{}=]*))?(=[^{}]*)?}");
    private static final Pattern INLINE = Pattern.compile("\\(\\?<([A-Za-z_@][^<>]*)>");
    // java-grok 0.1.9 searches for references by nested repetitions: where one with a definition of its own does not
    // end,
    // each further character doubles the time.
    private static final Pattern NAMED = Pattern.compile("%\\{(\\w+)");
    private static final Pattern ENDLESS = Pattern.compile("%\\{[^{}=]*=[^{}]*+(?!})");

    /** What patterns that come with java-grok name what nobody wants to know. */
    private static final String UNWANTED = "UNWANTED";

    private final String source;
    private final Pattern pattern;
    private final List<Capture> captures;
    private final PreFilter filter;

    /** A group of the expression and the field it fills. */
    private record Capture(String group, GrokField field) {}

    private Expression(String source, Pattern pattern, List<Capture> captures) {
        this.source = source;
        this.pattern = pattern;
        this.captures = captures;
        this.filter = PreFilter.of(pattern.pattern());
    }

    /**
     * Compiles an expression.
     *
     * @param patterns further patterns, by name; they win over those that come with java-grok
     * @throws FormatException when a pattern is not there or the whole is no regular expression
     */
    static Expression of(String source, Map<String, String> patterns) throws FormatException {
        refuseEndless(source);
        for (String pattern : patterns.values()) {
            refuseEndless(pattern);
        }
        Set<String> straight = new HashSet<>();
        for (String name : patterns.keySet()) {
            refuseCircle(name, patterns, List.of(), straight);
        }
        Map<String, String> names = new HashMap<>();
        GrokCompiler compiler = BundledPatterns.compiler();
        patterns.forEach((name, pattern) -> compiler.register(name, readable(pattern, names)));
        try {
            Grok grok = compiler.compile(readable(source, names), ZoneOffset.UTC, true);
            names.putAll(grok.getNamedRegexCollection());
            return new Expression(source, expanded(grok, names), captures(grok, names));
        } catch (PatternSyntaxException e) {
            throw new FormatException("no regular expression: " + e.getDescription() + " near '"
                    + near(e.getPattern(), e.getIndex()) + "'");
        } catch (ClassCastException e) {
            // What the JDK's reader of date patterns throws where digits follow a padding.
            throw new FormatException("no date pattern in '" + Bounded.excerpt(source) + "': put no number behind a p");
        } catch (IllegalArgumentException e) {
            throw new FormatException(missing(source, compiler, e));
        }
    }

    /** A pattern that names itself is put into itself, again and again. */
    private static void refuseCircle(
            String name, Map<String, String> patterns, List<String> within, Set<String> straight)
            throws FormatException {
        if (straight.contains(name)) {
            return;
        }
        if (within.contains(name)) {
            throw new FormatException("the pattern " + name + " is made of itself"
                    + (within.size() == 1 ? "" : " by way of " + within.get(within.size() - 1))
                    + ": a pattern is made of others");
        }
        List<String> deeper = new ArrayList<>(within);
        deeper.add(name);
        Matcher named = NAMED.matcher(patterns.getOrDefault(name, ""));
        while (named.find()) {
            refuseCircle(named.group(1), patterns, deeper, straight);
        }
        straight.add(name);
    }

    private static void refuseEndless(String text) throws FormatException {
        Matcher endless = ENDLESS.matcher(text);
        if (endless.find()) {
            throw new FormatException("what stands behind the equals sign of '" + Bounded.excerpt(endless.group())
                    + "' must end with } and hold no braces: define a pattern of this name");
        }
    }

    /** Whether a text refers to grok patterns that are there, and holds nothing that a server's format string would. */
    static boolean isOne(String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.find()) {
            return false;
        }
        Map<String, String> known = BundledPatterns.compiler().getPatternDefinitions();
        do {
            if (!known.containsKey(reference.group(1))) {
                return false;
            }
        } while (reference.find());
        return !REFERENCE.matcher(text).replaceAll("").contains("%");
    }

    /** The fields it captures. */
    List<GrokField> fields() {
        return captures.stream().map(Capture::field).distinct().toList();
    }

    /** What a line must contain to be matched at all. */
    PreFilter filter() {
        return filter;
    }

    /** The expression as it was given. */
    String source() {
        return source;
    }

    /** Whether a line may match, at little cost; never false for one that does. */
    boolean mayMatch(Line line) {
        return filter.lets(line);
    }

    /**
     * Matches a line.
     *
     * @return what each field captured, the first of those that share a name; nothing when the line does not match
     * @throws CountedText.TooSlow when that took too many steps
     */
    Optional<Map<GrokField, String>> match(Line line) {
        Matcher matcher = pattern.matcher(new CountedText(line.text()));
        if (!matcher.find()) {
            return Optional.empty();
        }
        Map<GrokField, String> values = new LinkedHashMap<>();
        for (Capture capture : captures) {
            String value = matcher.group(capture.group());
            if (value != null) {
                values.putIfAbsent(capture.field(), value);
            }
        }
        return Optional.of(values);
    }

    /** Names that neither java-grok nor Java's regular expressions take get others in their place. */
    private static String readable(String text, Map<String, String> names) {
        Matcher inline = INLINE.matcher(text);
        String renamed = inline.replaceAll(match -> {
            String group = "inline" + names.size();
            names.put(group, match.group(1));
            return Matcher.quoteReplacement("(?<" + group + ">");
        });
        return renamed.replace(":@timestamp}", ":timestamp}").replace("%{@", "%{");
    }

    private static Pattern expanded(Grok grok, Map<String, String> names) {
        String regex = grok.getNamedRegex();
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (name.getValue().equals(UNWANTED)) {
                regex = regex.replace("(?<" + name.getKey() + ">", "(?:");
            }
        }
        return Pattern.compile(regex);
    }

    private static List<Capture> captures(Grok grok, Map<String, String> names) {
        List<Capture> captures = new ArrayList<>();
        Matcher group = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>").matcher(grok.getNamedRegex());
        while (group.find()) {
            String name = names.getOrDefault(group.group(1), group.group(1));
            if (!name.equals(UNWANTED)) {
                captures.add(new Capture(group.group(1), GrokField.of(name)));
            }
        }
        return captures;
    }

    private static String missing(String source, GrokCompiler compiler, IllegalArgumentException fault) {
        List<String> known =
                compiler.getPatternDefinitions().keySet().stream().sorted().toList();
        Matcher reference = REFERENCE.matcher(source);
        while (reference.find()) {
            String name = reference.group(1);
            if (!known.contains(name) && reference.group(3) == null) {
                return "there is no grok pattern " + name
                        + NearMatch.of(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; define it in a pattern file");
            }
        }
        return fault.getMessage() == null ? "no grok expression" : fault.getMessage();
    }

    private static String near(String regex, int index) {
        int from = Math.max(0, Math.min(index, regex.length()) - 10);
        return regex.substring(from, Math.min(regex.length(), from + 30));
    }
}
