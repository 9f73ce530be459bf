package io.culprit.app.replay;

import io.culprit.correlation.classify.RequestTally;
import io.culprit.correlation.classify.RequestTally.Counted;
import io.culprit.correlation.signal.RequestClass;
import io.culprit.correlation.signal.RequestClasses;
import io.culprit.event.Delivery;
import io.culprit.shipper.reading.CountedRequest;
import io.culprit.signal.Exemplar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tally of requests that is being made, counted in place because that is done for every line. */
final class OpenTally {

    private final RequestClasses classes;
    private final List<Open> touched = new ArrayList<>();
    private Open[] open = new Open[16];
    private CountedRequest latest;

    /** Counts of one class, used again for every tally. */
    private static final class Open {
        private final RequestClass of;
        private long count;
        private Instant first = Instant.EPOCH;
        private Instant last = Instant.EPOCH;
        private Exemplar exemplar;

        Open(RequestClass of) {
            this.of = of;
        }

        void begin(CountedRequest request) {
            first = request.position();
            last = first;
            exemplar = new Exemplar(
                    first,
                    request.request().text(),
                    request.record().label(),
                    request.record().offset());
        }

        void count(Instant at) {
            count++;
            if (at != last) {
                first = at.isBefore(first) ? at : first;
                last = at.isAfter(last) ? at : last;
            }
        }

        Counted end() {
            Counted counted = new Counted(of, count, first, last, exemplar);
            count = 0;
            return counted;
        }
    }

    OpenTally(RequestClasses classes) {
        this.classes = classes;
    }

    boolean isEmpty() {
        return touched.isEmpty();
    }

    /** Whether a request belongs into the same tally as those before it. */
    boolean takes(CountedRequest request) {
        return touched.isEmpty()
                || latest.position().getEpochSecond() == request.position().getEpochSecond()
                        && latest.service().equals(request.service())
                        && latest.file().equals(request.file())
                        && latest.host().equals(request.host())
                        && latest.record().generation().equals(request.record().generation());
    }

    void count(CountedRequest request) {
        Open counts = of(request.number());
        if (counts.count == 0) {
            counts.begin(request);
            touched.add(counts);
        }
        counts.count(request.position());
        latest = request;
    }

    private Open of(int number) {
        if (number >= open.length) {
            open = Arrays.copyOf(open, Math.max(number + 1, 2 * open.length));
        }
        if (open[number] == null) {
            open[number] = new Open(classes.get(number));
        }
        return open[number];
    }

    /** The tally, of at least one request; the next begins. */
    RequestTally end() {
        RequestTally tally = new RequestTally(
                latest.service(),
                latest.host(),
                new Delivery(
                        latest.host(),
                        latest.file(),
                        latest.record().generation(),
                        latest.record().offset(),
                        0),
                touched.stream().map(Open::end).toList());
        touched.clear();
        return tally;
    }
}
