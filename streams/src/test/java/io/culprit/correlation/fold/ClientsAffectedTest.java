package io.culprit.correlation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.correlation.pattern.PatternDefinition.ScopeKind;
import io.culprit.incident.Impact;
import io.culprit.signal.Exemplar;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@code upstream-refused} says of the clients that were answered with 502. */
class ClientsAffectedTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final int SECONDS = 40;

    @Test
    void countsEachClientOnce_howeverOftenItFailed() {
        assertThat(impactOf(7))
                .returns(OptionalLong.of(7), Impact::clientsAffected)
                .satisfies(impact -> assertThat(impact.clientsAffectedAtLeast()).isEmpty());
    }

    @Test
    void saysAtLeastSoMany_whenThereAreTooManyToTellApart() {
        assertThat(impactOf(2_000))
                .returns(OptionalLong.of(1_000), Impact::clientsAffected)
                .satisfies(impact -> assertThat(impact.clientsAffectedAtLeast()).contains(true));
    }

    /** Forty seconds in which nginx is refused, and each second a fortieth of the clients, but at least five, fails. */
    private static Impact impactOf(int clients) {
        List<SignalBucket> buckets = new ArrayList<>();
        int client = 0;
        for (int second = 0; second < SECONDS; second++) {
            buckets.add(bucket(second, "upstream.refused", "server", "nginx"));
            for (int i = 0; i < Math.max(5, clients / SECONDS); i++) {
                buckets.add(bucket(second, "http.failed-client", "client", "198.51." + client++ % clients));
            }
        }
        buckets.sort(SignalBucket.CANONICAL);
        CompiledPatterns patterns = new CompiledPatterns(Catalogue.builtIn().patterns(ScopeKind.HOST));
        ScopeFold fold = new ScopeFold(
                patterns,
                new Scope("shop", "web1"),
                Collections.emptySortedMap(),
                new RecentSupports(patterns),
                FoldObserver.NONE);
        return fold.fold(buckets, START.plusSeconds(SECONDS)).stream()
                .filter(incident -> incident.pattern().equals("upstream-refused"))
                .findFirst()
                .orElseThrow()
                .impact();
    }

    private static SignalBucket bucket(int second, String signal, String field, String text) {
        TreeMap<String, String> fields = new TreeMap<>();
        fields.put("server", "nginx");
        fields.put(field, text);
        Exemplar line = new Exemplar(START.plusSeconds(second), "line", "error.log", second);
        return SignalBucket.of(signal, "shop", "web1", fields, Duration.ofSeconds(1), line);
    }
}
