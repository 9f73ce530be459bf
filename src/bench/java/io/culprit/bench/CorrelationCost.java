package io.culprit.bench;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.EventRecord;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What {@link CorrelationBenchmark} measures, by the processor's time of the one thread, the contenders in turn: for a machine
 * that does other work meanwhile. Collecting garbage is not in it.
 */
public final class CorrelationCost {

    private static final int ROUNDS = 8;

    private CorrelationCost() {}

    /** @param arguments rounds, 8 when absent */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        int requests = CorrelationBenchmark.REQUESTS / 2;
        List<EventRecord> thousand = HostTraffic.of(1_000, requests / 1_000 / 100, 100);
        List<EventRecord> twenty = HostTraffic.of(20, requests / 20 / 100, 100);
        List<EsperCorrelations.Timed> timed = EsperCorrelations.events(twenty);
        Catalogue builtIn = Catalogue.builtIn();
        Catalogue three = CorrelationBenchmark.threeCorrelations();
        Map<String, Callable<Object>> contenders = new LinkedHashMap<>();
        contenders.put("three correlations, Culprit", () -> CorrelationBenchmark.correlate(three, twenty));
        contenders.put("three correlations, Esper, from the same events", () -> {
            try (EsperCorrelations esper = new EsperCorrelations()) {
                return esper.runFrom(twenty);
            }
        });
        contenders.put("three correlations, Esper, from beans", () -> {
            try (EsperCorrelations esper = new EsperCorrelations()) {
                return esper.run(timed);
            }
        });
        contenders.put(
                "all built-in patterns, 1,000 services", () -> CorrelationBenchmark.correlate(builtIn, thousand));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, List<Double>> found = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Callable<Object>> contender : contenders.entrySet()) {
                System.gc();
                long begin = threads.getCurrentThreadCpuTime();
                contender.getValue().call();
                double each = (double) (threads.getCurrentThreadCpuTime() - begin) / requests;
                found.computeIfAbsent(contender.getKey(), any -> new ArrayList<>())
                        .add(each);
            }
        }
        found.forEach((name, each) -> {
            double best = each.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            System.out.printf(
                    Locale.ROOT, "%-48s %6.0f ns of the processor a request, best of %d%n", name, best, rounds);
        });
    }
}
