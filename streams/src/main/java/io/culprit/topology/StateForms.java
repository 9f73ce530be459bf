package io.culprit.topology;

import io.culprit.correlation.classify.Vouched;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.signal.Frontier;
import io.culprit.wire.CompactBytes;
import io.culprit.wire.CompactReader;
import io.culprit.wire.CompactSerde;
import io.culprit.wire.SignalForms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The compact forms of what every heartbeat changes. */
final class StateForms {

    private StateForms() {}

    static CompactSerde<Instant> times() {
        return CompactSerde.of(Instant.class, CompactBytes::time, CompactReader::time);
    }

    static CompactSerde<Vouched> vouched() {
        return CompactSerde.of(
                Vouched.class,
                (bytes, vouched) -> bytes.all(vouched.services(), CompactBytes::text)
                        .time(vouched.complete())
                        .flag(vouched.over()),
                reader -> {
                    List<String> services = reader.all(CompactReader::name);
                    Optional<Instant> complete = reader.timeIfAny();
                    return new Vouched(services, complete, reader.flag());
                });
    }

    static CompactSerde<HeardFeed> heardFeeds() {
        return CompactSerde.of(
                HeardFeed.class,
                (bytes, heard) -> {
                    SignalForms.write(bytes, heard.frontier());
                    bytes.time(heard.heardAt());
                },
                reader -> {
                    Frontier frontier = SignalForms.frontier(reader);
                    return new HeardFeed(frontier, reader.time());
                });
    }
}
