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

    private static final Comparator<Delivery> AS_WRITTEN =
            Comparator.comparingLong(Delivery::offset).thenComparingInt(Delivery::part);

    @Property
    void sortsRecordsOfAFile_asTheyWereWritten(@ForAll List<@From("deliveries") Delivery> records) {
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
    void keepsFilesApart_whenTheyAreRotationsOfOneSource() {
        assertThat(new Delivery("web1", "access.log", "5a", 0, 0).generationKey())
                .isNotEqualTo(new Delivery("web1", "access.log", "77", 0, 0).generationKey());
    }

    @Example
    void refusesPosition_whenItIsNegative() {
        assertThatThrownBy(() -> at(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Delivery> deliveries() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.integers().between(0, 2))
                .as(DeliveryPropertyTest::at);
    }

    private static Delivery at(long offset, int part) {
        return new Delivery("web1", "access.log", "5a", offset, part);
    }
}
