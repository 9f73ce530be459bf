package io.culprit.shipper.tail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The checkpoints that the registry keeps, those of logs included that are not followed at the moment. */
final class SavedCheckpoints {

    private final Registry registry;
    private final Map<String, List<Checkpoint>> others = new HashMap<>();
    private List<Checkpoint> last = List.of();

    private SavedCheckpoints(Registry registry) {
        this.registry = registry;
    }

    /** Those that were saved. */
    static SavedCheckpoints in(Registry registry) throws RegistryException {
        SavedCheckpoints saved = new SavedCheckpoints(registry);
        for (Checkpoint checkpoint : registry.load()) {
            saved.others
                    .computeIfAbsent(checkpoint.log(), first -> new ArrayList<>())
                    .add(checkpoint);
        }
        return saved;
    }

    /** What was saved of a log, which is followed from now on. */
    List<Checkpoint> of(String log) {
        List<Checkpoint> found = others.remove(log);
        return found == null ? List.of() : found;
    }

    /**
     * Saves, unless that is what was saved last.
     *
     * @param followed the checkpoints of all logs that are followed
     */
    void save(List<Checkpoint> followed) throws RegistryException {
        List<Checkpoint> all = new ArrayList<>();
        others.values().forEach(all::addAll);
        all.addAll(followed);
        List<Checkpoint> told = all.stream().map(Checkpoint::whenever).toList();
        if (!told.equals(last)) {
            registry.save(all);
            last = told;
        }
    }
}
