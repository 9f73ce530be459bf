package io.culprit.correlation.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What plain text must be in any text that a regular expression is found in.
 *
 * <p>It reads the common part of {@link java.util.regex.Pattern}'s language: sequences, alternatives, groups, classes and
 * quantifiers. Where there is more, it says that nothing is required.
 */
final class RequiredText {

    private static final int LEAST = 3;
    private static final String META = "\\[](){}.*+?^$|";
    private static final String CLASSES_AND_BOUNDARIES = "dDwWsSbBAzZ";
    private static final Pattern SWITCH = Pattern.compile("\\(\\?[a-zA-Z-]+\\)");

    private final String regex;
    private int at;
    private boolean understood = true;

    private RequiredText(String regex) {
        this.regex = regex;
    }

    /** Texts of which one is required; nothing where there is no such text of some length. */
    static Optional<List<String>> of(String regex) {
        if (SWITCH.matcher(regex).find()) {
            return Optional.empty();
        }
        RequiredText text = new RequiredText(regex);
        List<String> best = text.alternatives();
        return text.understood && !best.isEmpty() ? Optional.of(List.copyOf(best)) : Optional.empty();
    }

    /** Up to the end, or the closing bracket. Empty where one alternative requires nothing. */
    private List<String> alternatives() {
        List<String> all = new ArrayList<>();
        boolean each = true;
        do {
            List<String> one = sequence();
            each &= !one.isEmpty();
            all.addAll(one);
        } while (at < regex.length() && regex.charAt(at++) == '|');
        return each ? all : List.of();
    }

    /** Up to a bar, the end, or a closing bracket. */
    private List<String> sequence() {
        List<List<String>> found = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            int length = run.length();
            List<String> group = item(run);
            boolean quantified = quantified();
            if (run.length() == length || quantified) {
                run.setLength(length);
                keep(List.of(run.toString()), found);
                run.setLength(0);
            }
            if (!quantified) {
                keep(group, found);
            }
        }
        keep(List.of(run.toString()), found);
        return found.stream()
                .max(Comparator.comparingInt(RequiredText::shortest))
                .orElse(List.of());
    }

    private static void keep(List<String> texts, List<List<String>> found) {
        if (!texts.isEmpty() && shortest(texts) >= LEAST) {
            found.add(texts);
        }
    }

    private static int shortest(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    /** Reads one item. A literal character is added to the run; of a group, what it requires is returned. */
    private List<String> item(StringBuilder run) {
        char first = regex.charAt(at++);
        if (first == '\\') {
            char escaped = regex.charAt(at++);
            if (!Character.isLetterOrDigit(escaped)) {
                run.append(escaped);
            } else if (CLASSES_AND_BOUNDARIES.indexOf(escaped) < 0) {
                understood = false;
            }
        } else if (first == '[') {
            skipClass();
        } else if (first == '(') {
            return group();
        } else if (META.indexOf(first) < 0) {
            run.append(first);
        }
        return List.of();
    }

    private List<String> group() {
        boolean plain = true;
        if (regex.startsWith("?<", at) && Character.isLetter(regex.charAt(at + 2))) {
            at = regex.indexOf('>', at) + 1;
        } else if (regex.startsWith("?:", at)) {
            at += 2;
        } else {
            plain = !regex.startsWith("?", at);
        }
        List<String> required = alternatives();
        return plain ? required : List.of();
    }

    private void skipClass() {
        int depth = 1;
        for (boolean begin = true; depth > 0 && at < regex.length(); begin = begin && regex.charAt(at - 1) == '^') {
            char next = regex.charAt(at++);
            if (next == '\\') {
                at++;
            } else if (next == '[') {
                depth++;
            } else if (next == ']' && !begin) {
                depth--;
            }
        }
    }

    /** Reads a quantifier, if there is one, and says whether there was: what is repeated counts as not required. */
    private boolean quantified() {
        if (at == regex.length() || "*+?{".indexOf(regex.charAt(at)) < 0) {
            return false;
        }
        char quantifier = regex.charAt(at++);
        if (quantifier == '{') {
            at = regex.indexOf('}', at) + 1;
        }
        if (at < regex.length() && (regex.charAt(at) == '+' || regex.charAt(at) == '?')) {
            at++;
        }
        return true;
    }
}
