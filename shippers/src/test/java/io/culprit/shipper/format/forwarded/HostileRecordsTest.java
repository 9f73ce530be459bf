package io.culprit.shipper.format.forwarded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a record, it is opened or refused, in little time. */
class HostileRecordsTest {

    private static final int LONG = 500_000;

    static Stream<byte[]> records() {
        return Stream.of(
                        "{\"message\":\"" + "x".repeat(LONG) + "\"}",
                        "{\"message\":\"" + "\\n".repeat(LONG / 2) + "\"}",
                        "{".repeat(LONG),
                        "[".repeat(LONG),
                        "{\"a\":".repeat(LONG / 5),
                        "{\"host\":".repeat(400) + "1" + "}".repeat(400),
                        "[" + "{\"message\":\"a\"},".repeat(LONG / 20) + "{}]",
                        "{\"@timestamp\":" + "9".repeat(900) + ",\"ident\":\"a\",\"message\":\"b\"}",
                        "{\"@timestamp\":1e99,\"ident\":\"a\",\"message\":\"b\"}",
                        "{\"@timestamp\":\"" + "9".repeat(LONG) + "\",\"ident\":\"a\",\"message\":\"b\"}",
                        "{\"__REALTIME_TIMESTAMP\":\"" + "9".repeat(LONG) + "\",\"MESSAGE\":[1,{}]}",
                        "{\"resourceLogs\":[" + "{\"scopeLogs\":[{\"logRecords\":[{}]}]},".repeat(5_000) + "0]}",
                        "\n".repeat(LONG),
                        "1".repeat(LONG))
                .map(text -> text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("records")
    void opensOrRefuses_withinTwoSeconds(byte[] record) {
        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> assertThat(Forwarding.open(record)).isNotNull());
    }

    @Property
    void opensOrRefusesAnyBytes(@ForAll byte[] record) {
        assertThat(Forwarding.open(record)).isNotNull();
    }

    @Property
    void opensOrRefusesAnyObject(@ForAll("objects") String record) {
        assertThat(Forwarding.open(record.getBytes(UTF_8))).isNotNull();
    }

    @Provide
    Arbitrary<String> objects() {
        List<String> names = List.of(
                "message",
                "log",
                "stream",
                "time",
                "logtag",
                "host",
                "path",
                "@timestamp",
                "timestamp",
                "MESSAGE",
                "journald",
                "_TRANSPORT",
                "__REALTIME_TIMESTAMP",
                "ident",
                "pri",
                "severity",
                "facility",
                "kubernetes",
                "pod_name",
                "resourceLogs",
                "scopeLogs",
                "logRecords",
                "body",
                "attributes",
                "bytesValue",
                "stringValue",
                "key",
                "value");
        Arbitrary<String> leaf =
                Arbitraries.of("1", "-1.5e9", "null", "true", "\"x\"", "\"\"", "\"\\n\"", "\"2026-11-21T08:26:49Z\"");
        Arbitrary<String> value = Arbitraries.lazyOf(
                () -> leaf, () -> leaf, () -> leaf, () -> objects(names, leaf), () -> objects(names, leaf)
                        .list()
                        .ofMaxSize(3)
                        .map(all -> "[" + String.join(",", all) + "]"));
        return objects(names, value);
    }

    private static Arbitrary<String> objects(List<String> names, Arbitrary<String> value) {
        return Arbitraries.maps(Arbitraries.of(names), value)
                .ofMaxSize(6)
                .map(entries -> entries.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .toList())
                .map(all -> "{" + String.join(",", all) + "}");
    }
}
