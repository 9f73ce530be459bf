package io.culprit.app.replay;

import io.culprit.app.terminal.SafeText;
import io.culprit.app.terminal.Screen;
import io.culprit.shipper.inventory.Inventory;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** What a person should know about a reading besides its incidents: what was assumed, left out, and refused. */
final class Findings {

    private static final int NAMED = 5;

    private Findings() {}

    static void tell(Inventory inventory, Screen screen) {
        screen.say("culprit: reading " + counted(inventory.sources().size(), "file") + ", "
                + inventory.bytes() / 1024 + " KiB; zone of stamps that name none: "
                + zone(inventory.zone()));
        if (!inventory.unused().isEmpty()) {
            String names = inventory.unused().stream()
                    .limit(NAMED)
                    .map(unused -> SafeText.of(unused.path() + " (" + unused.reason() + ")"))
                    .collect(Collectors.joining(", "));
            int more = inventory.unused().size() - NAMED;
            screen.say("culprit: not used: " + names + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    static void tell(Replay.Outcome outcome, Screen screen) {
        if (outcome.rejected() > 0) {
            screen.say("culprit: " + counted(outcome.rejected(), "line") + " could not be used");
        }
        if (outcome.late() > 0) {
            screen.say("culprit: " + counted(outcome.late(), "event") + " came too late to count");
        }
        screen.say("culprit: " + counted(outcome.incidents().size(), "incident") + " in "
                + counted(outcome.events(), "event"));
    }

    /** UTC by its name; {@link ZoneOffset#UTC} itself prints as a bare Z. */
    private static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
