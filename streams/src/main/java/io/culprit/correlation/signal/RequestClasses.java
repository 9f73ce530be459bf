package io.culprit.correlation.signal;

import io.culprit.event.AccessEvent;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of most requests, with or without their events, what the {@link Classifier} says of those: it has seen the event of
 * another request that every signal must take for the same.
 *
 * <p>Requests are alike when server, status and whole seconds of duration are the same, and so is what is found in the path
 * by signals that these do not decide. Where a signal asks for anything else, a path's text is captured (but for its first
 * folder), or lines may be quoted, requests need their events. For one thread.
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

    /** Requests of the same server, status and duration. */
    private static final class Alike {

        /** What is looked for in their paths, and whether it is there. */
        private final Look[] looks;

        /** Looked for besides, where what it captures makes a difference. */
        private final Optional<Look> varying;

        /** Their classes. */
        private int[] numbers;

        Alike(List<Look> looks, Optional<Look> varying) {
            this.looks = looks.toArray(Look[]::new);
            this.varying = varying;
            this.numbers = new int[0];
        }

        /** Where the class of a path stands, or {@link #NEEDS_EVENT}. */
        int place(String path) {
            int found = varying.isPresent() ? found(varying.get().finder().numberOf(path)) : 0;
            for (int i = 0; found >= 0 && i < looks.length; i++) {
                if (looks[i].finds(path)) {
                    found = looks[i].finder().capturesTheSame() ? found | 1 << i : NEEDS_EVENT;
                }
            }
            return found;
        }

        /** The same of {@code bytes[from, to)}. */
        int place(byte[] bytes, int from, int to) {
            int found = varying.isPresent() ? found(varying.get().finder().numberOf(bytes, from, to)) : 0;
            for (int i = 0; found >= 0 && i < looks.length; i++) {
                if (looks[i].finds(bytes, from, to)) {
                    found = looks[i].finder().capturesTheSame() ? found | 1 << i : NEEDS_EVENT;
                }
            }
            return found;
        }

        private int found(int number) {
            return number == Finder.TOO_MANY ? NEEDS_EVENT : number + 1 << looks.length;
        }

        int number(int place) {
            return place < 0 ? NEEDS_EVENT : place < numbers.length ? numbers[place] : UNKNOWN;
        }

        void number(int place, int number) {
            if (place >= numbers.length) {
                int before = numbers.length;
                numbers = Arrays.copyOf(numbers, place + 1);
                Arrays.fill(numbers, before, numbers.length, UNKNOWN);
            }
            numbers[place] = number;
        }
    }

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
        return alike.number(alike.place(bytes, from, to));
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
        return alike.number(alike.place(event.path()));
    }

    private static boolean isKept(int status, long seconds) {
        return status >= 0 && status < STATUSES && seconds >= 0 && seconds < SECONDS;
    }

    /** Null where none was learnt. */
    private Alike alike(Software software, int status, int seconds) {
        Alike[] row = byStatus[software.ordinal() * STATUSES + status];
        return row == null ? null : row[seconds];
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
        Map<String, Look> looks = new LinkedHashMap<>();
        boolean told = true;
        for (SignalMatcher matcher : classifier.matchers(EventKind.ACCESS)) {
            Optional<List<Look>> open = matcher.undecided(event::attribute, KNOWN, "url.path");
            told &= open.isPresent();
            open.ifPresent(more -> more.forEach(look -> looks.putIfAbsent(look.regex(), look)));
        }
        List<Look> varying = looks.values().stream()
                .filter(look -> look.finder().variesByNumber())
                .toList();
        looks.values().removeAll(varying);
        if (!told || looks.size() > MOST_LOOKS || varying.size() > 1) {
            Alike different = new Alike(List.of(), Optional.empty());
            different.number(0, NEEDS_EVENT);
            return different;
        }
        return new Alike(List.copyOf(looks.values()), varying.stream().findFirst());
    }

    private void learn(AccessEvent event, Alike alike) {
        int place = alike.place(event.path());
        if (alike.number(place) == UNKNOWN) {
            List<Occurrence> occurrences = classifier.classify(event);
            alike.number(
                    place,
                    occurrences.stream().allMatch(RequestClass::onlyCounts)
                            ? number(new Counting(event.status(), occurrences))
                            : NEEDS_EVENT);
        }
    }

    private int number(Counting counting) {
        return numbers.computeIfAbsent(counting, first -> {
            classes.add(new RequestClass(classes.size(), counting.status, counting.occurrences));
            return classes.size() - 1;
        });
    }
}
