package io.culprit.app.demo;

import io.culprit.app.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to try after the demo. */
final class Farewell {

    private static final int END_OF_INPUT = -1;

    private Farewell() {}

    static List<String> of(Optional<Path> kept) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Try next:",
                "  culprit replay PATH...           the same on logs of your own, without Kafka",
                "  culprit demo --recording DIR     play logs of your own like this",
                "  culprit demo --linger            keep Kafka running to look into its topics",
                "  culprit --help                   everything else"));
        kept.ifPresent(folder -> lines.add("The data is kept in " + folder));
        return lines;
    }

    /** Waits for Enter; without anybody to press it, for ever. */
    static void linger(String bootstrapServers, Screen screen) throws IOException, InterruptedException {
        screen.say("");
        screen.say("culprit: Kafka stays at " + bootstrapServers + " until you press Enter or Ctrl-C; elsewhere:");
        screen.say("  kcat -b " + bootstrapServers + " -C -t alerts -e");
        screen.say("  culprit alerts --bootstrap-server " + bootstrapServers + " --from-beginning");
        if (System.in.read() == END_OF_INPUT) {
            Thread.currentThread().join();
        }
    }
}
