package io.culprit.bench;

import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.DeadLetter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What reading and parsing cost a replay without correlation: the processor's time of the one thread, round by round. */
public final class ReadingCost {

    private static final int ROUNDS = 5;

    private ReadingCost() {}

    /** @param arguments folder of logs */
    public static void main(String[] arguments) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Inventory inventory = Inventory.of(List.of(Path.of(arguments[0])), Naming.UNNAMED);
            Counter counter = new Counter();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            new Reading(inventory, Clock.systemUTC(), Duration.ofMinutes(1)).run(counter);
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            System.out.printf(
                    Locale.ROOT,
                    "%,d records, %.0f ns of the processor each%n",
                    counter.records,
                    (double) took / counter.records);
        }
    }

    private static final class Counter implements EventSink {
        private long records;

        @Override
        public void accept(EventRecord record) {
            records++;
        }

        @Override
        public void reject(DeadLetter rejection) {}
    }
}
