package io.culprit.app.broker;

import io.culprit.app.lifecycle.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The broker's logs within the data directory.
 *
 * <p>Formatting happens under another name and is renamed at the end, so that a process killed in between leaves either a
 * complete store or none.
 */
final class Storage {

    private static final String NAME = "kafka";

    private Storage() {}

    /** The folder of the logs, formatted when it is new. */
    static Path of(DataDirectory directory) {
        Path logs = directory.path().resolve(NAME);
        if (Files.exists(logs)) {
            return logs;
        }
        Path fresh = directory.path().resolve(NAME + ".new");
        try {
            delete(fresh);
            Files.createDirectories(fresh);
            format(fresh);
            return Files.move(fresh, logs, StandardCopyOption.ATOMIC_MOVE);
        } catch (Exception e) {
            throw new Failure("cannot prepare " + logs + " for the embedded Kafka broker: " + e, e);
        }
    }

    private static void format(Path logs) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE_ID)
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setDirectories(List.of(logs.toString()))
                .setMetadataLogDirectory(logs.toString())
                .run();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
