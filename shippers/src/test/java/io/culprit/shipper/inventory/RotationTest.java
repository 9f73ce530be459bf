package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {

    @ParameterizedTest
    @CsvSource({
        "error.log error.log.1 error.log.2 error.log.10,    error.log.10 error.log.2 error.log.1 error.log",
        "error.log error.log.0 error.log.1,                 error.log.1 error.log.0 error.log",
        "error.log error.log-20261121 error.log-20261120,   error.log-20261120 error.log-20261121 error.log"
    })
    void ordersGenerationsOfOneLog_oldestFirst(String given, String expected) {
        assertThat(Arrays.stream(given.split(" ")).map(Rotation::of).map(Rotation::plain))
                .containsOnly("error.log");
        assertThat(Arrays.stream(given.split(" "))
                        .sorted((one, other) -> Rotation.OLDEST_FIRST.compare(Rotation.of(one), Rotation.of(other))))
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"access_log", "error_log-www", "app-2.4.log", "log.2026"})
    void leavesOtherNamesAlone(String name) {
        assertThat(Rotation.of(name).plain()).isEqualTo(name);
    }
}
