package io.culprit.shipper.inventory;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.text.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Joins files to rotation chains and recognises each.
 *
 * <p>An empty file belongs to its chain, since a log that was just rotated has no lines yet; alone it is not recognised. A
 * generation in another format than the newest one is a source of its own.
 */
final class Chains {

    private static final Set<String> NO_INPUT = Set.of("truth.json", "expected.json", "ops.jsonl");

    private final List<Chain> chains = new ArrayList<>();
    private final List<Unused> unused = new ArrayList<>();

    private final Function<String, ChosenFormats> formats;

    private Chains(Function<String, ChosenFormats> formats) {
        this.formats = formats;
    }

    /**
     * A source in the making.
     *
     * @param name label of its newest generation
     * @param layout how its lines are read
     * @param files its files, oldest first
     * @param lines the first lines of the oldest generation that has any, out of their envelopes
     */
    record Chain(String name, Layout layout, List<Found> files, List<Line> lines) {

        /** Label of the folder it is in. */
        String folder() {
            return files.get(0).folder();
        }
    }

    /** Whether a file may be a log: answer sheets and notes that lie beside recordings are not. */
    static boolean isInput(Path file) {
        String name = file.getFileName().toString();
        return !NO_INPUT.contains(name) && !name.startsWith("README");
    }

    /** @param formats what was said of the formats of a file, by its label */
    static Chains of(List<Found> files, Function<String, ChosenFormats> formats) throws InventoryException {
        Chains chains = new Chains(formats);
        Map<String, List<Found>> byName = new TreeMap<>();
        for (Found file : files) {
            if (!isInput(file.path())) {
                chains.unused.add(new Unused(file.shown(), "not an input"));
            } else {
                byName.computeIfAbsent(Rotation.of(file.label()).plain(), name -> new ArrayList<>())
                        .add(file);
            }
        }
        for (Map.Entry<String, List<Found>> entry : byName.entrySet()) {
            chains.join(entry.getKey(), entry.getValue());
        }
        chains.chains.sort(Comparator.comparing(Chain::name));
        return chains;
    }

    List<Chain> chains() {
        return chains;
    }

    List<Unused> unused() {
        return unused;
    }

    private void join(String name, List<Found> files) throws InventoryException {
        files.sort(Comparator.comparing(file -> Rotation.of(file.label()), Rotation.OLDEST_FIRST));
        Map<Found, Head> heads = new TreeMap<>(Comparator.comparing(Found::label));
        Map<Found, Layout> layouts = new TreeMap<>(Comparator.comparing(Found::label));
        Optional<Layout> newest = Optional.empty();
        for (Found file : files) {
            Head head = head(file.path());
            heads.put(file, head);
            Optional<Layout> recognised = layout(file, head);
            recognised.ifPresent(layout -> layouts.put(file, layout));
            newest = recognised.isPresent() ? recognised : newest;
        }
        List<Found> chained = new ArrayList<>();
        for (Found file : files) {
            Head head = heads.get(file);
            Layout layout = layouts.get(file);
            if (layout != null && !layout.sameAs(newest.orElseThrow())) {
                chains.add(
                        new Chain(file.label(), layout, List.of(file), layout.contents(head.lines(), Recognition.ANY)));
            } else if (layout != null) {
                newest = Optional.of(newest.orElseThrow().with(layout));
                chained.add(file);
            } else if (head.empty() && newest.isPresent()) {
                chained.add(file);
            } else {
                unused.add(new Unused(file.shown(), Recognition.reason(head)));
            }
        }
        if (!chained.isEmpty()) {
            List<Line> lines = chained.stream()
                    .map(file -> heads.get(file).lines())
                    .filter(head -> !head.isEmpty())
                    .findFirst()
                    .orElse(List.of());
            boolean whole = chained.size() > 1 || chained.get(0).label().equals(name);
            String label = whole ? name : chained.get(0).label();
            chains.add(
                    new Chain(label, newest.orElseThrow(), chained, newest.get().contents(lines, Recognition.ANY)));
        }
    }

    /** What was said holds also for a file that is still empty, but makes no text of what is none. */
    private Optional<Layout> layout(Found file, Head head) {
        Optional<Format> chosen = head.fault().isEmpty() || head.empty()
                ? formats.apply(file.label()).of(file)
                : Optional.empty();
        return chosen.map(format -> Recognition.as(format, head)).or(() -> Recognition.of(head));
    }

    private static Head head(Path path) throws InventoryException {
        try {
            return Head.of(path);
        } catch (IOException e) {
            throw new InventoryException(new UnreadableException(path, e));
        }
    }
}
