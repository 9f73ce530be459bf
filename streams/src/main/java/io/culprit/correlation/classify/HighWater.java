package io.culprit.correlation.classify;

import io.culprit.correlation.state.Table;
import io.culprit.event.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last record taken from each file, by which records sent again are recognised. */
final class HighWater {

    private static final int MOST_IN_MEMORY = 10_000;

    private record File(String host, String file, String generation) {}

    private static final class Mark {
        private Delivery last;
        private boolean unsaved;

        Mark(Delivery last) {
            this.last = last;
        }
    }

    private final Table<Delivery> table;
    private final Map<File, Mark> marks = new HashMap<>();
    private final List<Mark> unsaved = new ArrayList<>();
    private Mark latest = new Mark(new Delivery("", "", "", 0, 0));

    HighWater(Table<Delivery> table) {
        this.table = table;
    }

    /** Whether a record is beyond all that were taken from its file; then it is the last from now on. */
    boolean rise(Delivery delivery) {
        if (!sameFile(latest.last, delivery)) {
            File file = new File(delivery.host(), delivery.file(), delivery.generation());
            Mark known = marks.get(file);
            if (known == null) {
                return risesFirst(file, delivery);
            }
            latest = known;
        }
        if (delivery.compareTo(latest.last) <= 0) {
            return false;
        }
        raise(delivery);
        return true;
    }

    /** The first record of a file since this was made, or since it was last seen. */
    private boolean risesFirst(File file, Delivery delivery) {
        if (marks.size() >= MOST_IN_MEMORY) {
            save();
            marks.clear();
        }
        Delivery stored = table.get(delivery.generationKey()).orElse(delivery);
        latest = new Mark(stored);
        marks.put(file, latest);
        boolean beyond = stored == delivery || delivery.compareTo(stored) > 0;
        if (beyond) {
            raise(delivery);
        }
        return beyond;
    }

    private void raise(Delivery delivery) {
        latest.last = delivery;
        if (!latest.unsaved) {
            latest.unsaved = true;
            unsaved.add(latest);
        }
    }

    /** Stores what has changed. */
    void save() {
        for (Mark mark : unsaved) {
            table.put(mark.last.generationKey(), mark.last);
            mark.unsaved = false;
        }
        unsaved.clear();
    }

    private static boolean sameFile(Delivery one, Delivery other) {
        return one.file().equals(other.file())
                && one.generation().equals(other.generation())
                && one.host().equals(other.host());
    }
}
