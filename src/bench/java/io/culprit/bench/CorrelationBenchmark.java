package io.culprit.bench;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parsed events to incidents, in this process, on one core: two million requests, with the error lines, checks and heartbeats
 * among them. The time told is that of one request.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 8)
@OperationsPerInvocation(CorrelationBenchmark.REQUESTS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms5g", "-Xmx5g", "-XX:+UseSerialGC"})
public class CorrelationBenchmark {

    static final int REQUESTS = 2_000_000;

    /** All that is built in, over a thousand services. */
    @State(Scope.Thread)
    public static class ThousandServices {

        private static final int SERVICES = 1_000;
        private static final int REQUESTS_A_SECOND = 100;

        private List<EventRecord> records;
        private Catalogue catalogue;

        /** Makes the records. */
        @Setup
        public void prepare() {
            records = HostTraffic.of(SERVICES, REQUESTS / SERVICES / REQUESTS_A_SECOND, REQUESTS_A_SECOND);
            catalogue = Catalogue.builtIn();
        }
    }

    /** Three correlations over twenty services, a minute and more of them. */
    @State(Scope.Thread)
    public static class ThreeCorrelations {

        private static final int SERVICES = 20;
        private static final int REQUESTS_A_SECOND = 100;

        private List<EventRecord> records;
        private List<EsperCorrelations.Timed> events;
        private Catalogue catalogue;

        /** Makes the records, and the same events as Esper gets them. */
        @Setup
        public void prepare() {
            records = HostTraffic.of(SERVICES, REQUESTS / SERVICES / REQUESTS_A_SECOND, REQUESTS_A_SECOND);
            events = EsperCorrelations.events(records);
            catalogue = threeCorrelations();
        }
    }

    /** The three pattern files alone, with the built-in signals. */
    static Catalogue threeCorrelations() {
        List<DefinitionText> own = new ArrayList<>();
        for (String name : List.of("cut-after-check", "crash-after-reload", "failing-share")) {
            String file = "correlations/" + name + ".yaml";
            try (InputStream in = CorrelationBenchmark.class.getResourceAsStream(file)) {
                own.add(new DefinitionText(
                        file, new String(in.readAllBytes(), StandardCharsets.UTF_8), DefinitionText.Origin.OWN));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + file, e);
            }
        }
        Definitions all = Definitions.withBuiltIn(own);
        return new Catalogue(
                all.signals(),
                all.patterns().stream()
                        .filter(pattern -> all.fileOf(pattern).origin() == DefinitionText.Origin.OWN)
                        .toList());
    }

    static List<Incident> correlate(Catalogue catalogue, List<EventRecord> records) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        Correlator correlator = new Correlator(catalogue, incident -> {}, clock);
        records.forEach(correlator::accept);
        correlator.finish();
        return correlator.incidents();
    }

    /** Every built-in pattern. */
    @Benchmark
    public Object builtInPatterns(ThousandServices state) {
        return correlate(state.catalogue, state.records);
    }

    /** The three correlations as pattern files. */
    @Benchmark
    public Object threeCorrelations(ThreeCorrelations state) {
        return correlate(state.catalogue, state.records);
    }

    /** The three correlations in Esper, from the same events. */
    @Benchmark
    public long threeCorrelationsInEsperFromEvents(ThreeCorrelations state) throws Exception {
        try (EsperCorrelations esper = new EsperCorrelations()) {
            return esper.runFrom(state.records);
        }
    }

    /** The three correlations in Esper, from beans that were made of the events beforehand. */
    @Benchmark
    public long threeCorrelationsInEsper(ThreeCorrelations state) throws Exception {
        try (EsperCorrelations esper = new EsperCorrelations()) {
            return esper.run(state.events);
        }
    }
}
