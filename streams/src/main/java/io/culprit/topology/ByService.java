package io.culprit.topology;

import io.culprit.incident.Incident;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Puts all incidents of a service in one partition, in order, although their key is the incident. */
final class ByService implements StreamPartitioner<String, Incident> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, Incident incident, int numPartitions) {
        byte[] service = incident.service().getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(service)) % numPartitions));
    }
}
