package io.culprit.app.report;

import io.culprit.app.replay.Replay;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Findings of the recordings within the jar. */
final class Recorded {

    private Recorded() {}

    /** A module that crashes Apache since a reload, with its consequence and its warning. */
    static Findings crash() throws Exception {
        return findings("s2-module-load-crash");
    }

    /** The same findings, of a reading that was stopped. */
    static Findings stopped(Findings whole, String reached) {
        return new Findings(
                whole.incidents(),
                whole.timeline(),
                whole.checks(),
                whole.summary(),
                whole.events(),
                whole.late(),
                Optional.of(reached));
    }

    private static Findings findings(String recording) throws Exception {
        Inventory inventory = Inventory.of(List.of(Path.of("main/resources/recordings", recording)), Naming.UNNAMED);
        Catalogue catalogue = Catalogue.builtIn();
        TimelineCollector collector = new TimelineCollector(catalogue.classifier());
        Replay.Outcome outcome = new Replay(inventory, catalogue, Clock.systemUTC(), collector)
                .run(Progress.quiet(new Screen(null, null), "reading", 1));
        return outcome.findings(collector.timeline());
    }
}
