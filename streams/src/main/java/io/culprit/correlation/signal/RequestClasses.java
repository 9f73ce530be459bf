package io.culprit.correlation.signal;

import io.culprit.event.AccessEvent;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of most requests, with or without their events, what the {@link Classifier} says of those: it has seen the event of
 * another request that every signal must take for the same.
 *
 * <p>Requests are alike when server, status and whole seconds of duration are the same, and so is what is found in the path
 * by signals that these do not decide. Where a signal asks for anything else, a path's text is captured, or lines may be
 * quoted, requests need their events. For one thread.
 */
public final class RequestClasses {

    /** Such requests need their events. */
    public static final int NEEDS_EVENT = -1;

    /** No event of such a request was {@linkplain #learn learnt} from. */
    public static final int UNKNOWN = -2;

    private static final Set<String> KNOWN =
            Set.of("server.software", "http.response.status_code", "http.server.request.duration");
    private static final int STATUSES = 600;
    private static final int SECONDS = 64;
    private static final int MOST_LOOKS = 6;

    private final Classifier classifier;
    private final Alike[][] byStatus = new Alike[Software.values().length * STATUSES][];
    private final List<RequestClass> classes = new ArrayList<>();
    private final Map<Counting, Integer> numbers = new HashMap<>();

    private record Counting(int status, List<Occurrence> occurrences) {}

    /**
     * Requests of the same server, status and duration.
     *
     * @param looks what is looked for in their paths
     * @param numbers their classes: a bit of the index for each look, set where it finds something
     */
    private record Alike(List<Look> looks, int[] numbers) {}

    /** @param classifier tells the signals of events, and is not used by another thread */
    public RequestClasses(Classifier classifier) {
        this.classifier = classifier;
    }

    /**
     * The class of a request.
     *
     * @param seconds whole seconds that it took, 0 where that is not logged
     * @param bytes its path, as {@code bytes[from, to)} of ASCII; not empty
     * @return the number of the class, {@link #NEEDS_EVENT} or {@link #UNKNOWN}
     */
    public int of(Software software, int status, long seconds, byte[] bytes, int from, int to) {
        if (!isKept(status, seconds)) {
            return NEEDS_EVENT;
        }
        Alike alike = alike(software, status, (int) seconds);
        if (alike == null) {
            return UNKNOWN;
        }
        int found = 0;
        for (int i = 0; i < alike.looks.size(); i++) {
            Look look = alike.looks.get(i);
            if (look.finds(bytes, from, to)) {
                if (!look.finder().capturesTheSame()) {
                    return NEEDS_EVENT;
                }
                found |= 1 << i;
            }
        }
        return alike.numbers[found];
    }

    /** The signals that a request's event is, as {@link Classifier#classify} tells them, mostly without looking at each. */
    public List<Occurrence> classify(AccessEvent event) {
        int number = of(event);
        if (number == UNKNOWN) {
            learn(event);
        }
        return number >= 0 ? classes.get(number).occurrences() : classifier.classify(event);
    }

    private int of(AccessEvent event) {
        Optional<Duration> duration = event.duration();
        long seconds = duration.isPresent() ? duration.get().getSeconds() : 0;
        int status = event.status();
        if (!isKept(status, seconds) || event.path().isEmpty()) {
            return NEEDS_EVENT;
        }
        Alike alike = alike(event.software(), status, (int) seconds);
        if (alike == null) {
            return UNKNOWN;
        }
        int found = found(alike, event.path());
        return found < 0 ? NEEDS_EVENT : alike.numbers[found];
    }

    private static boolean isKept(int status, long seconds) {
        return status >= 0 && status < STATUSES && seconds >= 0 && seconds < SECONDS;
    }

    /** Null where none was learnt. */
    private Alike alike(Software software, int status, int seconds) {
        Alike[] row = byStatus[software.ordinal() * STATUSES + status];
        return row == null ? null : row[seconds];
    }

    /** The looks that find something in a path, a bit each; less than none where that is not all they tell. */
    private static int found(Alike alike, String path) {
        int found = 0;
        for (int i = 0; i < alike.looks.size(); i++) {
            Look look = alike.looks.get(i);
            if (look.finds(path)) {
                if (!look.finder().capturesTheSame()) {
                    return -1;
                }
                found |= 1 << i;
            }
        }
        return found;
    }

    /** The class of a number. */
    public RequestClass get(int number) {
        return classes.get(number);
    }

    /** How many classes there are by now. */
    public int count() {
        return classes.size();
    }

    /** Takes note of how requests like this one are counted. */
    public void learn(AccessEvent event) {
        long seconds = event.duration().map(Duration::toSeconds).orElse(0L);
        int status = event.status();
        if (!isKept(status, seconds) || event.path().isEmpty()) {
            return;
        }
        int place = event.software().ordinal() * STATUSES + status;
        if (byStatus[place] == null) {
            byStatus[place] = new Alike[SECONDS];
        }
        Alike[] row = byStatus[place];
        if (row[(int) seconds] == null) {
            row[(int) seconds] = alike(event);
        }
        learn(event, row[(int) seconds]);
    }

    private Alike alike(AccessEvent event) {
        List<Look> looks = new ArrayList<>();
        boolean told = true;
        for (SignalMatcher matcher : classifier.matchers(EventKind.ACCESS)) {
            Optional<List<Look>> open = matcher.undecided(event::attribute, KNOWN, "url.path");
            told &= open.isPresent();
            open.ifPresent(looks::addAll);
        }
        if (!told || looks.size() > MOST_LOOKS) {
            return new Alike(List.of(), new int[] {NEEDS_EVENT});
        }
        int[] numbers = new int[1 << looks.size()];
        Arrays.fill(numbers, UNKNOWN);
        return new Alike(List.copyOf(looks), numbers);
    }

    private void learn(AccessEvent event, Alike alike) {
        int found = found(alike, event.path());
        if (found >= 0 && alike.numbers[found] == UNKNOWN) {
            List<Occurrence> occurrences = classifier.classify(event);
            alike.numbers[found] = occurrences.stream().allMatch(RequestClass::onlyCounts)
                    ? number(new Counting(event.status(), occurrences))
                    : NEEDS_EVENT;
        }
    }

    private int number(Counting counting) {
        return numbers.computeIfAbsent(counting, first -> {
            classes.add(new RequestClass(classes.size(), counting.status, counting.occurrences));
            return classes.size() - 1;
        });
    }
}
