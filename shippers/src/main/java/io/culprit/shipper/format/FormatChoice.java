package io.culprit.shipper.format;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.text.NearMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The format that a person asks for by a text.
 *
 * <p>The text is one of: a family ({@code apache.access}, or its last word where that is enough: {@code dpkg}); a family and a member ({@code apache.access.combined}); a member
 * alone where only one family has it ({@code combined}); a family and a definition, with a colon between
 * ({@code nginx.access:$remote_addr …}); a definition alone where only one family can be defined by it.
 */
public final class FormatChoice {

    private final List<Format> families;

    /** @param families the formats to choose from */
    FormatChoice(List<Format> families) {
        this.families = List.copyOf(families);
    }

    /**
     * The format of this text, of all there are.
     *
     * @throws FormatException when there is none or more than one; the message names the near match, or all families
     */
    public static Format of(String text) throws FormatException {
        return new FormatChoice(Formats.all()).choose(text.strip());
    }

    /** Whether a text is, as a whole, something to choose by. */
    public static boolean understands(String text) {
        try {
            of(text);
            return true;
        } catch (FormatException e) {
            return false;
        }
    }

    Format choose(String text) throws FormatException {
        Optional<Format> named = named(text);
        if (named.isPresent()) {
            return named.get();
        }
        int colon = text.indexOf(':');
        Optional<Format> family = colon < 0 ? Optional.empty() : family(text.substring(0, colon));
        if (family.isPresent()) {
            return defined(family.get(), text.substring(colon + 1));
        }
        if (looksLikeName(text)) {
            throw unknown(text);
        }
        String prefix = text.substring(0, Math.max(colon, 0));
        if (NearMatch.of(prefix, families.stream().map(Format::name).toList()).isPresent()) {
            throw unknown(prefix);
        }
        List<Format> candidates = families.stream()
                .filter(candidate -> candidate.canBeDefinedBy(text))
                .toList();
        if (candidates.size() == 1) {
            return defined(candidates.get(0), text);
        }
        if (!candidates.isEmpty()) {
            String choices = candidates.stream().map(Format::name).collect(Collectors.joining(" or "));
            throw new FormatException("'" + Bounded.excerpt(text) + "' can be a format of " + choices
                    + ": say which, as in " + candidates.get(0).name() + ":" + Bounded.excerpt(text));
        }
        throw unknown(looksLikeName(prefix) ? prefix : text);
    }

    private static Format defined(Format family, String definition) throws FormatException {
        if (definition.isBlank()) {
            throw new FormatException(
                    "nothing stands behind the colon of " + family.name() + ":, write the format string there");
        }
        return family.definedBy(definition);
    }

    private Optional<Format> named(String text) throws FormatException {
        Optional<Format> whole = family(text);
        if (whole.isPresent()) {
            if (whole.get().samples().isEmpty()) {
                throw new FormatException("a format of " + text + " must be defined: write " + text + ":DEFINITION");
            }
            return whole;
        }
        List<Format> members = new ArrayList<>();
        for (Format family : families) {
            boolean qualified = text.startsWith(family.name() + ".");
            String member = qualified ? text.substring(family.name().length() + 1) : text;
            if (family.members().contains(member)) {
                if (qualified) {
                    return Optional.of(family.member(member));
                }
                members.add(family);
            }
        }
        if (members.size() > 1) {
            throw new FormatException("'" + text + "' is in several families: write "
                    + members.stream().map(family -> family.name() + "." + text).collect(Collectors.joining(" or ")));
        }
        return members.stream().findFirst().map(family -> family.member(text));
    }

    /** The family of this name, or of this last word of a name, if only one has it. */
    private Optional<Format> family(String name) {
        List<Format> exact = families.stream()
                .filter(format -> format.name().equals(name.replace('-', '.'))
                        || format.name().equals(name))
                .toList();
        List<Format> found = exact.isEmpty()
                ? families.stream()
                        .filter(format -> lastWord(format).equals(name))
                        .toList()
                : exact;
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String lastWord(Format family) {
        return family.name().substring(family.name().lastIndexOf('.') + 1);
    }

    /** Names hold no blanks and no marks that format strings are made of. */
    private static boolean looksLikeName(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || ".-_".indexOf(c) >= 0));
    }

    private FormatException unknown(String text) {
        String all = families.stream().map(Format::name).collect(Collectors.joining(", "));
        String near = NearMatch.of(text, names())
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        return new FormatException("there is no format '" + Bounded.excerpt(text) + "'" + near + " There are: " + all);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Format family : families) {
            names.add(family.name());
            names.add(lastWord(family));
            for (String member : family.members()) {
                names.add(family.name() + "." + member);
                names.add(member);
            }
        }
        return names;
    }
}
