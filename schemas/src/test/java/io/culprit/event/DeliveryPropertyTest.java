package io.culprit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeliveryPropertyTest {

    private static final Comparator<Delivery> AS_WRITTEN = Comparator.comparingInt(Delivery::generation)
            .thenComparingLong(Delivery::offset)
            .thenComparingInt(Delivery::part);

    @Property
    void sortsRecordsOfASource_asTheyWereWritten(@ForAll List<@From("deliveries") Delivery> records) {
        assertThat(records.stream().sorted().toList())
                .isEqualTo(records.stream().sorted(AS_WRITTEN).toList());
    }

    @Property
    void comparesAsEqual_exactlyWhenItIsTheSameRecord(
            @ForAll("deliveries") Delivery one, @ForAll("deliveries") Delivery other) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
    }

    @Example
    void putsAnOlderGenerationFirst_whateverItsOffset() {
        assertThat(at(0, Long.MAX_VALUE, 9)).isLessThan(at(1, 0, 0));
    }

    @Example
    void namesTheSameSource_acrossGenerations() {
        assertThat(at(0, 17, 0).source()).isEqualTo(at(3, 0, 0).source());
    }

    @Example
    void refusesPosition_whenItIsNegative() {
        assertThatThrownBy(() -> at(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Delivery> deliveries() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.integers().between(0, 2))
                .as(DeliveryPropertyTest::at);
    }

    private static Delivery at(int generation, long offset, int part) {
        return new Delivery("web1", "access.log", generation, offset, part);
    }
}
