package io.culprit.shipper.inventory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes service and host from paths by a pattern, as <code>{service}/{host}/**</code>: both stand for what is between slashes,
 * or a part of it; {@code *} for any of that, {@code ?} for a character, and <code>**</code> for whole folders.
 *
 * <p>Paths are those relative to what was given; of an archive's name only what is before its suffix counts.
 */
public final class PathPattern implements Attribution {

    private static final Pattern PART = Pattern.compile("\\{(\\w*)\\}|\\*\\*/?|\\*|\\?|[^{}*?]+");
    private static final String ONE_NAME = "[^/]+?";

    private final String text;
    private final Pattern pattern;
    private final boolean service;
    private final boolean host;

    /** @throws IllegalArgumentException when it is no pattern; the message says the mend */
    public PathPattern(String text) {
        this.text = text;
        this.pattern = Pattern.compile(regex(text));
        this.service = text.contains("{service}");
        this.host = text.contains("{host}");
        if (!service && !host) {
            throw new IllegalArgumentException("it has neither {service} nor {host}: write one for the folder's name");
        }
    }

    @Override
    public Told among(List<String> labels, Naming named) {
        long others = labels.stream().filter(label -> match(label).isEmpty()).count();
        String rest = others == 0 ? "" : ", " + others + " of " + labels.size() + " files do not match";
        return new Told(
                label -> match(label).map(found -> naming(found, named)).orElse(named), "by --path " + text + rest);
    }

    private Naming naming(Matcher found, Naming named) {
        Naming owned = host ? named.on(found.group("host")) : named;
        return service ? owned.of(found.group("service")) : owned;
    }

    private Optional<Matcher> match(String label) {
        Matcher found = pattern.matcher(plainFolders(label));
        return Optional.of(found).filter(Matcher::matches);
    }

    private static String plainFolders(String label) {
        int name = label.lastIndexOf('/') + 1;
        StringBuilder plain = new StringBuilder();
        for (String folder : label.substring(0, name).split("/")) {
            plain.append(folder.isEmpty() ? "" : HostFolders.plain(folder) + "/");
        }
        return plain + label.substring(name);
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            end = part.end();
            regex.append(regex(part));
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("there is a brace without its other: write {service} and {host}");
        }
        if (text.split("\\{service\\}", -1).length > 2 || text.split("\\{host\\}", -1).length > 2) {
            throw new IllegalArgumentException("it names one of {service} and {host} twice: keep one");
        }
        return regex.toString();
    }

    private static String regex(Matcher part) {
        return switch (part.group()) {
            case "**/" -> "(?:[^/]+/)*";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            case "{service}" -> "(?<service>" + ONE_NAME + ")";
            case "{host}" -> "(?<host>" + ONE_NAME + ")";
            default -> {
                if (part.group(1) != null) {
                    throw new IllegalArgumentException(
                            part.group() + " is none of {service} and {host}: write * for any name");
                }
                yield Pattern.quote(part.group());
            }
        };
    }
}
