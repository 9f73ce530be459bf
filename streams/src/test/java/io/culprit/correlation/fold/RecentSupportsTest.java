package io.culprit.correlation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.correlation.pattern.PatternDefinition.ScopeKind;
import io.culprit.signal.Exemplar;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** By the built-in patterns: {@code http.requests} is only counted, {@code check.failed} is quoted, {@code wsgi.deadlock} supports nothing. */
class RecentSupportsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final CompiledPatterns patterns =
            new CompiledPatterns(Catalogue.builtIn().patterns(ScopeKind.HOST));
    private final RecentSupports recent = new RecentSupports(patterns);

    @Test
    void keepsWhatMaySupport_inTheOrderItCame() {
        assertThat(recent.add(bucket("http.requests", 1))).isTrue();
        assertThat(recent.add(bucket("http.requests", 2))).isTrue();

        assertThat(recent.of("http.requests"))
                .extracting(SignalBucket::first)
                .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(2));
    }

    @Test
    void keepsNothing_ofASignalThatSupportsNoPattern() {
        assertThat(recent.add(bucket("wsgi.deadlock", 1))).isFalse();

        assertThat(recent.of("wsgi.deadlock")).isEmpty();
    }

    @Test
    void keepsLines_onlyWhereSomebodyQuotesThem() {
        recent.add(bucket("http.requests", 1));
        recent.add(bucket("check.failed", 1));

        assertThat(recent.of("http.requests"))
                .allSatisfy(bucket -> assertThat(bucket.exemplars()).isEmpty());
        assertThat(recent.of("check.failed"))
                .allSatisfy(bucket -> assertThat(bucket.exemplars()).hasSize(1));
    }

    @Test
    void forgets_andGives_whatNoEvidenceCanClaimAnyMore() {
        Duration kept = patterns.supportedFor("http.requests").orElseThrow();
        recent.add(bucket("http.requests", 0));
        recent.add(bucket("http.requests", 5));

        assertThat(recent.forgetBefore(NOON.plus(kept))).isEmpty();
        assertThat(recent.forgetBefore(NOON.plus(kept).plusSeconds(1)))
                .extracting(SignalBucket::identity)
                .containsExactly(bucket("http.requests", 0).identity());
        assertThat(recent.of("http.requests")).hasSize(1);
    }

    @Test
    void forgetsEachSignalInItsOwnTime() {
        recent.add(bucket("http.requests", 0));
        recent.add(bucket("package.apache-module-removed", 0));

        recent.forgetBefore(NOON.plus(Duration.ofDays(1)));

        assertThat(recent.of("http.requests")).isEmpty();
        assertThat(recent.of("package.apache-module-removed")).hasSize(1);
    }

    private static SignalBucket bucket(String signal, int second) {
        Exemplar line = new Exemplar(NOON.plusSeconds(second), "line", "access.log", second);
        return SignalBucket.of(signal, "shop", "web1", Collections.emptySortedMap(), Duration.ofSeconds(1), line);
    }
}
