package io.culprit.app.definitions;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.shipper.terminal.SafeText;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The signals and patterns in force, while their folders may change.
 *
 * <p>Folders are compared by content, which also sees what a mounted volume or a copy with an old time brings. A change is
 * taken up once two looks in a row saw the same, so that no half-written file is. What is wrong is refused as a whole, told
 * once, and what was in force stays.
 */
public final class PatternWatch implements Supplier<Catalogue>, AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final DefinitionFolders folders;
    private final Consumer<String> teller;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pattern-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Catalogue inForce;
    private List<DefinitionText> taken;
    private List<DefinitionText> seen;
    private String unreadable = "";

    /**
     * Reads the folders for the first time.
     *
     * @param teller is told what is replaced, taken up and refused
     * @throws Failure when something is wrong from the start
     */
    public PatternWatch(DefinitionFolders folders, Consumer<String> teller) {
        this.folders = folders;
        this.teller = teller;
        this.taken = folders.read();
        this.seen = taken;
        Definitions definitions = Definitions.withBuiltIn(taken);
        tellReplaced(definitions);
        this.inForce = PatternOptions.compiled(definitions, teller);
    }

    /** Begins to look again and again; without folders there is nothing to look at. */
    public PatternWatch start() {
        if (!folders.paths().isEmpty()) {
            looking.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    @Override
    public Catalogue get() {
        return inForce;
    }

    /** Looks once. */
    synchronized void look() {
        List<DefinitionText> now;
        try {
            now = folders.read();
            unreadable = "";
        } catch (Failure e) {
            if (!unreadable.equals(e.getMessage())) {
                unreadable = e.getMessage();
                teller.accept(SafeText.of(e.getMessage()) + "; the patterns stay as they are");
            }
            return;
        }
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(taken)) {
            taken = now;
            take(Definitions.withBuiltIn(now));
        }
    }

    private void take(Definitions definitions) {
        if (definitions.problems().isEmpty()) {
            inForce = definitions.catalogue();
            tellReplaced(definitions);
            teller.accept("the patterns changed: " + inForce.patterns().size() + " are in force");
        } else {
            definitions.problems().forEach(problem -> teller.accept(SafeText.of(problem.toString())));
            teller.accept("the patterns have mistakes and stay as they were");
        }
    }

    private void tellReplaced(Definitions definitions) {
        definitions.replaced().forEach(what -> teller.accept(SafeText.of(what)));
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
