package io.culprit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SignalBucketPropertyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant START = Instant.parse("2026-11-21T08:06:55Z");

    record Shuffle(List<Exemplar> inOrder, List<Exemplar> shuffled) {}

    @Property
    void givesTheSameBucket_whateverTheOrderOfOccurrences(@ForAll("shuffles") Shuffle shuffle) {
        assertThat(bucketOf(shuffle.shuffled())).isEqualTo(bucketOf(shuffle.inOrder()));
    }

    @Property
    void quotesTheCanonicallySmallest_whateverCameFirst(@ForAll("shuffles") Shuffle shuffle) {
        List<Exemplar> smallest = shuffle.inOrder().stream().sorted().limit(3).toList();

        assertThat(bucketOf(shuffle.shuffled()).exemplars()).isEqualTo(smallest);
    }

    @Property
    void countsEveryOccurrence_andSpansThem(@ForAll("shuffles") Shuffle shuffle) {
        SignalBucket bucket = bucketOf(shuffle.shuffled());
        List<Instant> times =
                shuffle.inOrder().stream().map(Exemplar::at).sorted().toList();

        assertThat(bucket.count()).isEqualTo(times.size());
        assertThat(bucket.first()).isEqualTo(times.get(0));
        assertThat(bucket.last()).isEqualTo(times.get(times.size() - 1));
        assertThat(bucket.first()).isAfterOrEqualTo(bucket.start());
        assertThat(bucket.last()).isBefore(bucket.end());
    }

    @Property
    void keepsItsIdentity_whenItGrows(@ForAll("shuffles") Shuffle shuffle) {
        assertThat(bucketOf(shuffle.inOrder()).identity())
                .isEqualTo(bucketOf(shuffle.inOrder().subList(0, 1)).identity());
    }

    @Property
    void floorsToTheSpanThatHoldsTheInstant_beforeAndAfter1970(
            @ForAll @LongRange(min = -4_000_000_000L, max = 4_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(min = 1, max = 86_400) int width) {
        Instant at = Instant.ofEpochSecond(seconds, nanos);
        Duration span = Duration.ofSeconds(width);
        Instant start = SignalBucket.floor(at, span);

        assertThat(start).isBeforeOrEqualTo(at);
        assertThat(at).isBefore(start.plus(span));
        assertThat(start.getEpochSecond() % width).isZero();
        assertThat(start.getNano()).isZero();
    }

    @Property
    void ordersTwoBuckets_theSameFromEitherSide(
            @ForAll("buckets") SignalBucket one, @ForAll("buckets") SignalBucket other) {
        assertThat(Integer.signum(SignalBucket.CANONICAL.compare(one, other)))
                .isEqualTo(-Integer.signum(SignalBucket.CANONICAL.compare(other, one)));
    }

    @Property
    void ordersThreeBuckets_transitively(@ForAll @Size(3) List<@From("buckets") SignalBucket> buckets) {
        List<SignalBucket> sorted =
                buckets.stream().sorted(SignalBucket.CANONICAL).toList();

        assertThat(SignalBucket.CANONICAL.compare(sorted.get(0), sorted.get(1))).isNotPositive();
        assertThat(SignalBucket.CANONICAL.compare(sorted.get(1), sorted.get(2))).isNotPositive();
        assertThat(SignalBucket.CANONICAL.compare(sorted.get(0), sorted.get(2))).isNotPositive();
    }

    @Property
    void tellsBucketsApart_exactlyWhenTheirIdentitiesDiffer(
            @ForAll("buckets") SignalBucket one, @ForAll("buckets") SignalBucket other) {
        boolean same = one.signal().equals(other.signal())
                && one.host().equals(other.host())
                && one.end().equals(other.end())
                && one.fields().equals(other.fields());

        assertThat(one.identity().equals(other.identity())).isEqualTo(same);
        if (SignalBucket.CANONICAL.compare(one, other) == 0) {
            assertThat(one.identity()).isEqualTo(other.identity());
        }
        if (same && one.first().equals(other.first())) {
            assertThat(SignalBucket.CANONICAL.compare(one, other)).isZero();
        }
    }

    @Property
    void foldsWhatIsBelowAWatermarkFirst(@ForAll("buckets") SignalBucket one, @ForAll("buckets") SignalBucket other) {
        if (one.end().isBefore(other.end())) {
            assertThat(SignalBucket.CANONICAL.compare(one, other)).isNegative();
        }
    }

    @Provide
    Arbitrary<Shuffle> shuffles() {
        return exemplars().list().ofMinSize(1).ofMaxSize(12).flatMap(inOrder -> Arbitraries.shuffle(inOrder)
                .map(shuffled -> new Shuffle(inOrder, shuffled)));
    }

    @Provide
    Arbitrary<SignalBucket> buckets() {
        Arbitrary<String> few = Arbitraries.of("a", "b", "a|b", "b|a");
        Arbitrary<Integer> ahead = Arbitraries.integers().between(0, 1);
        return Combinators.combine(few, few, fields(), exemplars(), ahead)
                .as((signal, host, fields, exemplar, later) ->
                        SignalBucket.of(signal, "shop", host, fields, SECOND, atOffset(exemplar, later)));
    }

    /** Captured text is hostile: it holds the very characters that a rendering puts between fields. */
    private static Arbitrary<SortedMap<String, String>> fields() {
        return Arbitraries.maps(
                        Arbitraries.of("x", "y"), Arbitraries.of("1", "2", "1, y=2", "1|y=2", "", "=", "\"", "\\"))
                .ofMaxSize(2)
                .map(TreeMap::new);
    }

    private static Arbitrary<Exemplar> exemplars() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of("line", "other line", ""),
                        Arbitraries.of("a.log", "b.log"),
                        Arbitraries.longs().between(0, 3))
                .as((tenths, text, source, offset) ->
                        new Exemplar(START.plusMillis(tenths * 100L), text, source, offset));
    }

    private static Exemplar atOffset(Exemplar exemplar, int seconds) {
        return new Exemplar(exemplar.at().plusSeconds(seconds), exemplar.text(), exemplar.source(), exemplar.offset());
    }

    private static SignalBucket bucketOf(List<Exemplar> occurrences) {
        SignalBucket bucket = SignalBucket.of("s", "shop", "web1", new TreeMap<>(), SECOND, occurrences.get(0));
        for (Exemplar occurrence : occurrences.subList(1, occurrences.size())) {
            bucket = bucket.plus(occurrence);
        }
        return bucket;
    }
}
