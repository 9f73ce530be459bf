package io.culprit.shipper.format.grok;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds texts that every match of a regular expression contains, to tell cheaply that a line cannot match.
 *
 * <p>It understands as much of Java's syntax as grok patterns use. What may be left out contributes nothing, and of
 * alternatives one text each; where it understands something not at all, it finds nothing.
 */
final class RequiredLiterals {

    private static final int MOST_ALTERNATIVES = 64;
    private static final int MOST_SETS = 3;
    private static final String CLASSES = "dDwWsShHvVRX";
    private static final String ANCHORS = "bBAzZG";

    private static final Comparator<Set<String>> BEST = Comparator.<Set<String>>comparingInt(RequiredLiterals::shortest)
            .reversed()
            .thenComparingInt(Set::size);

    private final String regex;
    private int at;

    private RequiredLiterals(String regex) {
        this.regex = regex;
    }

    /** What is not understood. */
    private static final class NotUnderstood extends Exception {

        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super("not understood", null, false, false);
        }
    }

    /** One piece of an expression: a character, or what is required of a group or class. */
    private record Atom(Optional<String> literal, List<Set<String>> required, boolean empty) {

        static final Atom OPAQUE = new Atom(Optional.empty(), List.of(), false);
        static final Atom ZERO_WIDTH = new Atom(Optional.empty(), List.of(), true);

        static Atom of(String literal) {
            return new Atom(Optional.of(literal), List.of(), false);
        }

        static Atom group(List<Set<String>> required) {
            return new Atom(Optional.empty(), required, false);
        }
    }

    private enum Times {
        ONCE,
        REPEATED,
        PERHAPS
    }

    /** Sets of which a match contains one text each, the most telling first; none when nothing can be said. */
    static List<Set<String>> of(String regex) {
        RequiredLiterals parser = new RequiredLiterals(regex);
        try {
            List<Set<String>> required = new ArrayList<>(parser.alternatives());
            if (parser.at < regex.length()) {
                return List.of();
            }
            required.sort(BEST);
            return required.stream().distinct().limit(MOST_SETS).toList();
        } catch (NotUnderstood e) {
            return List.of();
        }
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private List<Set<String>> alternatives() throws NotUnderstood {
        List<List<Set<String>>> branches = new ArrayList<>();
        branches.add(sequence());
        while (peek() == '|') {
            at++;
            branches.add(sequence());
        }
        if (branches.size() == 1) {
            return branches.get(0);
        }
        Set<String> any = new TreeSet<>();
        for (List<Set<String>> branch : branches) {
            Optional<Set<String>> best = branch.stream().min(BEST);
            if (best.isEmpty()) {
                return List.of();
            }
            any.addAll(best.get());
        }
        return any.size() > MOST_ALTERNATIVES ? List.of() : List.of(any);
    }

    private List<Set<String>> sequence() throws NotUnderstood {
        List<Set<String>> required = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < regex.length() && peek() != '|' && peek() != ')') {
            Atom atom = atom();
            Times times = times();
            if (atom.empty() && times == Times.ONCE) {
                continue;
            }
            if (atom.literal().isPresent() && times != Times.PERHAPS) {
                run.append(atom.literal().get());
            }
            if (atom.literal().isEmpty() || times != Times.ONCE) {
                end(run, required);
            }
            if (times != Times.PERHAPS) {
                required.addAll(atom.required());
            }
        }
        end(run, required);
        return required;
    }

    private static void end(StringBuilder run, List<Set<String>> required) {
        if (!run.isEmpty()) {
            required.add(Set.of(run.toString()));
            run.setLength(0);
        }
    }

    private Atom atom() throws NotUnderstood {
        int character = regex.codePointAt(at);
        at += Character.charCount(character);
        return switch (character) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '.' -> Atom.OPAQUE;
            case '^', '$' -> Atom.ZERO_WIDTH;
            case '?', '*', '+', '{' -> throw new NotUnderstood();
            default -> Atom.of(Character.toString(character));
        };
    }

    private Atom group() throws NotUnderstood {
        boolean around = false;
        if (peek() == '?') {
            at++;
            switch (next()) {
                case ':', '>' -> {}
                case '=', '!' -> around = true;
                case '<' -> {
                    if (peek() == '=' || peek() == '!') {
                        at++;
                        around = true;
                    } else {
                        at = after('>');
                    }
                }
                // Flags: the text may then match in another case.
                default -> throw new NotUnderstood();
            }
        }
        List<Set<String>> required = alternatives();
        if (next() != ')') {
            throw new NotUnderstood();
        }
        return around ? Atom.ZERO_WIDTH : Atom.group(required);
    }

    private Atom characterClass() throws NotUnderstood {
        int depth = 1;
        boolean first = true;
        if (peek() == '^') {
            at++;
        }
        while (depth > 0) {
            char c = next();
            if (c == '\\') {
                char escaped = next();
                if (escaped == 'Q' || escaped == 'E') {
                    throw new NotUnderstood();
                }
            } else if (c == '[') {
                depth++;
                if (peek() == '^') {
                    at++;
                }
                first = true;
                continue;
            } else if (c == ']' && !first) {
                depth--;
            }
            first = false;
        }
        return Atom.OPAQUE;
    }

    private Atom escape() throws NotUnderstood {
        char escaped = next();
        if (escaped >= 128 || !Character.isLetterOrDigit(escaped)) {
            at--;
            int character = regex.codePointAt(at);
            at += Character.charCount(character);
            return Atom.of(Character.toString(character));
        }
        if (escaped == 't') {
            return Atom.of("\t");
        }
        if (CLASSES.indexOf(escaped) >= 0 || (escaped >= '1' && escaped <= '9')) {
            return Atom.OPAQUE;
        }
        if (ANCHORS.indexOf(escaped) >= 0 && peek() != '{') {
            return Atom.ZERO_WIDTH;
        }
        if (escaped == 'k') {
            at = after('>');
            return Atom.OPAQUE;
        }
        if ((escaped == 'p' || escaped == 'P') && peek() == '{') {
            at = after('}');
            return Atom.OPAQUE;
        }
        throw new NotUnderstood();
    }

    /** How often the atom before must be there, by the quantifier behind it. */
    private Times times() throws NotUnderstood {
        Times times;
        switch (peek()) {
            case '?', '*' -> {
                at++;
                times = Times.PERHAPS;
            }
            case '+' -> {
                at++;
                times = Times.REPEATED;
            }
            case '{' -> {
                times = peek(1) == '0' || peek(1) == ',' ? Times.PERHAPS : Times.REPEATED;
                at = after('}');
            }
            default -> {
                return Times.ONCE;
            }
        }
        if (peek() == '?' || peek() == '+') {
            at++;
        }
        return times;
    }

    private int after(char end) throws NotUnderstood {
        int found = regex.indexOf(end, at);
        if (found < 0) {
            throw new NotUnderstood();
        }
        return found + 1;
    }

    private char peek() {
        return peek(0);
    }

    private char peek(int ahead) {
        return at + ahead < regex.length() ? regex.charAt(at + ahead) : 0;
    }

    private char next() throws NotUnderstood {
        if (at == regex.length()) {
            throw new NotUnderstood();
        }
        return regex.charAt(at++);
    }
}
