package io.culprit.shipper.format.packages;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of one history of apt; what the first lines of a block say holds for all of it. */
final class AptLines implements LineFormat {

    static final String ACTIONS = "Install|Reinstall|Upgrade|Downgrade|Remove|Purge|Disappeared";

    private static final Shape SHAPE = Shape.of(AptFormat.NAME);
    private static final Map<String, String> WORDS = Map.of(
            "Install", "apt:installed",
            "Reinstall", "apt:reinstalled",
            "Upgrade", "apt:upgraded",
            "Downgrade", "apt:downgraded",
            "Remove", "apt:removed",
            "Purge", "apt:purged",
            "Disappeared", "apt:disappeared");
    private static final Pattern ITEM =
            Pattern.compile("([^\\s:,()]{1,255})(?::([^\\s:,()]{1,64}))?(?: \\(([^()]{0,1000})\\))?(?:, |$)");

    private final StampReader stamps;
    private Optional<Stamp> stamp = Optional.empty();
    private String command = "";
    private String requester = "";

    AptLines(ZoneId zone) {
        stamps = new StampReader(zone);
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Parsed parse(Line record) {
        List<EventBody> bodies = new ArrayList<>();
        for (String line : record.text().split("\n")) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                return Rejection.unrecognised("no field of a history");
            }
            String key = line.substring(0, colon);
            String value = line.substring(colon + 2);
            switch (key) {
                case "Start-Date" -> {
                    stamp = time(value);
                    command = "";
                    requester = "";
                    if (stamp.isEmpty()) {
                        return Rejection.badTime(value);
                    }
                }
                case "End-Date" -> {
                    if (time(value).isEmpty()) {
                        return Rejection.badTime(value);
                    }
                }
                case "Commandline" -> command = value;
                case "Requested-By" -> requester = value;
                case "Comment" -> {}
                case "Error" ->
                    bodies.add(change("apt", "").with("error.message", value).was("apt:failed", line));
                default -> {
                    if (!WORDS.containsKey(key)) {
                        return Rejection.unrecognised("no field of a history");
                    }
                    packages(key, value, bodies);
                }
            }
        }
        return new ParsedLine(SHAPE, stamp, bodies);
    }

    /** {@code 2026-11-21  08:05:49}, with two blanks. */
    private Optional<Stamp> time(String value) {
        String time = value.strip().replaceFirst(" {2}", " ");
        return stamps.stamp(TimeShape.LOCAL_DATE, time).filter(found -> stamps.end() == time.length());
    }

    private PackageChange change(String name, String version) {
        return new PackageChange(name, version)
                .with("process.command_line", command)
                .with("package.requested_by", requester);
    }

    private void packages(String key, String value, List<EventBody> bodies) {
        Matcher item = ITEM.matcher(value);
        int at = 0;
        while (at < value.length()) {
            item.region(at, value.length());
            if (!item.lookingAt()) {
                int next = value.indexOf(", ", at);
                at = next < 0 ? value.length() : next + 2;
                continue;
            }
            at = item.end();
            List<String> details = new ArrayList<>(
                    List.of(Optional.ofNullable(item.group(3)).orElse("").split(", ")));
            boolean automatic = details.remove("automatic");
            boolean replaced = details.size() > 1;
            boolean gone = key.equals("Remove") || key.equals("Purge") || key.equals("Disappeared");
            String last = details.isEmpty() ? "" : details.get(details.size() - 1);
            String previous = gone ? last : replaced ? details.get(0) : "";
            bodies.add(change(item.group(1), gone ? "" : last)
                    .with(
                            "package.architecture",
                            Optional.ofNullable(item.group(2)).orElse(""))
                    .with("package.version.previous", previous)
                    .with("package.automatic", automatic ? "true" : "")
                    .was(WORDS.get(key), key + ": " + item.group().replaceFirst(", $", "")));
        }
    }
}
