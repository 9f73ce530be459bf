package io.culprit.app.silences;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.maintenance.Silences;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.yaml.Problem;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The catalogue with the silences in force, while their file may change.
 *
 * <p>A change is taken up once two looks in a row saw the same content, so that no half-written file is. What is wrong is
 * refused as a whole, told once, and what was in force stays; so it does when the file is gone.
 */
public final class SilencesWatch implements Supplier<Catalogue>, AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 1_000;

    /** Signals and patterns, and the same with silences: one object as long as neither changes. */
    private record Combined(Catalogue of, Silences with, Catalogue both) {}

    private final Optional<Path> file;
    private final Supplier<Catalogue> catalogues;
    private final Consumer<String> teller;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "silences-watch");
        thread.setDaemon(true);
        return thread;
    });
    private Silences inForce = Silences.NONE;
    private Combined combined;
    private String taken = "";
    private String seen = "";
    private String unreadable = "";

    SilencesWatch(Optional<Path> file, Supplier<Catalogue> catalogues, Consumer<String> teller)
            throws UnreadableException {
        this.file = file;
        this.catalogues = catalogues;
        this.teller = teller;
        if (file.isPresent()) {
            begin(file.get());
        }
        this.combined = combine(catalogues.get());
    }

    private void begin(Path path) throws UnreadableException {
        try {
            taken = content(path);
            seen = taken;
            inForce = SilencesFile.read(path.toString(), taken, patterns());
        } catch (IOException e) {
            throw new UnreadableException("--silences", path, e);
        } catch (YamlException e) {
            List<Problem> problems = e.problems();
            if (problems.size() > 1) {
                tell(path, problems);
                throw new Failure("the silences have " + problems.size() + " mistakes");
            }
            throw new Failure(path + ":" + problems.get(0));
        }
    }

    /** Begins to look again and again; without a file there is nothing to look at. */
    public SilencesWatch start() {
        if (file.isPresent()) {
            looking.scheduleWithFixedDelay(
                    () -> look(file.get()), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    @Override
    public synchronized Catalogue get() {
        Catalogue now = catalogues.get();
        if (combined.of() != now || combined.with() != inForce) {
            combined = combine(now);
        }
        return combined.both();
    }

    private Combined combine(Catalogue of) {
        return new Combined(of, inForce, of.silencedBy(inForce));
    }

    /** Looks once. */
    synchronized void look(Path path) {
        String now;
        try {
            now = content(path);
            unreadable = "";
        } catch (IOException e) {
            if (!unreadable.equals(e.toString())) {
                unreadable = e.toString();
                teller.accept(SafeText.of("cannot read --silences " + path) + "; the silences stay as they are");
            }
            return;
        }
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(taken)) {
            taken = now;
            take(path, now);
        }
    }

    private void take(Path path, String content) {
        try {
            inForce = SilencesFile.read(path.toString(), content, patterns());
            teller.accept("the silences changed: " + inForce.all().size() + " are in force");
        } catch (YamlException e) {
            tell(path, e.problems());
            teller.accept("the silences have mistakes and stay as they were");
        }
    }

    private void tell(Path path, List<Problem> problems) {
        problems.forEach(problem -> teller.accept(SafeText.of(path + ":" + problem)));
    }

    private Set<String> patterns() {
        return catalogues.get().patterns().stream()
                .map(pattern -> pattern.definition().pattern())
                .collect(Collectors.toSet());
    }

    /** As it stands there; what is not UTF-8 becomes characters that no YAML has. */
    private static String content(Path path) throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
