package io.culprit.shipper.probe.logrotate;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What logrotate does to some logs; logrotate(8), logrotate 3.8 to 3.22.
 *
 * @param paths the logs, with wildcards
 * @param frequency {@code hourly}, {@code daily}, {@code weekly}, {@code monthly}, {@code yearly}, or {@code size}
 * @param weekday the day of {@code weekly}, 0 to 6 from Sunday, 7 for none
 * @param script what it runs when logs were rotated
 */
record Rule(List<String> paths, String frequency, int weekday, String script) {

    private static final Set<String> FREQUENCIES = Set.of("hourly", "daily", "weekly", "monthly", "yearly");
    private static final Set<String> SCRIPTS =
            Set.of("prerotate", "postrotate", "firstaction", "lastaction", "preremove", "postcreate");

    Rule {
        paths = List.copyOf(paths);
        Objects.requireNonNull(frequency);
        Objects.requireNonNull(script);
    }

    /** The built-in way, which logrotate.conf and each rule change. */
    static final Rule BUILT_IN = new Rule(List.of(), "size", 0, "");

    /** What stands outside of all braces. */
    static Rule defaults(String configuration) {
        return read(configuration, BUILT_IN, new ArrayList<>());
    }

    /** The rules of a file. */
    static List<Rule> in(String file, Rule defaults) {
        List<Rule> rules = new ArrayList<>();
        read(file, defaults, rules);
        return rules;
    }

    private static Rule read(String text, Rule defaults, List<Rule> rules) {
        Rule outer = defaults;
        Rule inner = null;
        List<String> paths = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        String reading = "";
        for (String raw : text.split("\n")) {
            String line = raw.strip();
            if (!reading.isEmpty()) {
                if (line.equals("endscript")) {
                    reading = "";
                } else if (reading.equals("postrotate") || reading.equals("lastaction")) {
                    script.append(line).append('\n');
                }
            } else if (!line.isEmpty() && line.charAt(0) != '#') {
                int brace = line.indexOf('{');
                String before = (brace < 0 ? line : line.substring(0, brace)).strip();
                String word = before.split("\\s+")[0];
                if (inner == null && (brace >= 0 || before.startsWith("/") || before.startsWith("\""))) {
                    paths.addAll(names(before));
                }
                if (brace >= 0 && inner == null) {
                    inner = new Rule(paths, outer.frequency(), outer.weekday(), "");
                    paths.clear();
                } else if (line.startsWith("}") && inner != null) {
                    rules.add(new Rule(inner.paths(), inner.frequency(), inner.weekday(), script.toString()));
                    inner = null;
                    script.setLength(0);
                } else if (SCRIPTS.contains(word)) {
                    reading = word;
                } else if (inner == null) {
                    outer = outer.with(before);
                } else {
                    inner = inner.with(before);
                }
            }
        }
        return outer;
    }

    private static List<String> names(String line) {
        return List.of(line.replace("\"", " ").strip().split("\\s+")).stream()
                .filter(name -> name.startsWith("/"))
                .toList();
    }

    private Rule with(String option) {
        String[] words = option.split("[\\s=]+");
        if (FREQUENCIES.contains(words[0])) {
            boolean day = words[0].equals("weekly") && words.length > 1 && words[1].matches("[0-7]");
            return new Rule(paths, words[0], day ? Integer.parseInt(words[1]) : 0, script);
        }
        return words[0].equals("size") ? new Rule(paths, "size", weekday, script) : this;
    }

    /** Whether a run at this time rotates logs that were last rotated at that. */
    boolean isDue(LocalDateTime last, LocalDateTime run) {
        long days = ChronoUnit.DAYS.between(last.toLocalDate(), run.toLocalDate());
        return switch (frequency) {
            case "hourly" -> days != 0 || last.getHour() != run.getHour();
            case "daily" -> days != 0;
            case "weekly" -> days >= 7 || (days >= 1 && run.getDayOfWeek().getValue() % 7 == weekday);
            case "monthly" ->
                days != 0 && (last.getMonthValue() != run.getMonthValue() || last.getYear() != run.getYear());
            case "yearly" -> last.getYear() != run.getYear();
            default -> true;
        };
    }

    /** What its script does to the server: {@code restart}, {@code reload}, {@code reopen}, {@code none} or {@code other}. */
    String action() {
        String text = script.lines().filter(line -> !line.startsWith("#")).reduce("", (all, line) -> all + line + "\n");
        boolean nginx = paths.stream().anyMatch(path -> path.contains("nginx"));
        if (text.isBlank()) {
            return "none";
        }
        if (text.contains("restart")) {
            return "restart";
        }
        if (text.contains("reopen") || (nginx && (text.contains("USR1") || text.contains("rotate")))) {
            return "reopen";
        }
        return text.contains("reload") || text.contains("graceful") || text.contains("HUP") || text.contains("USR1")
                ? "reload"
                : "other";
    }
}
