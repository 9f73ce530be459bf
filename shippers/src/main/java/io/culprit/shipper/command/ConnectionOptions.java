package io.culprit.shipper.command;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.UnreadableException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;

/**
 * How to reach the cluster, as options of a command.
 *
 * <p>Whatever Kafka's clients understand can be passed through, so TLS and SASL need no options of their own. Later ones
 * win: the file, then {@code --property}, then {@code --bootstrap-server}.
 */
public final class ConnectionOptions {

    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String NOBODY_SAID = "localhost:9092";

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "${env:CULPRIT_BOOTSTRAP_SERVER}",
            description = "Kafka brokers to begin with (default: $CULPRIT_BOOTSTRAP_SERVER, else localhost:9092).")
    private Optional<String> bootstrapServer = Optional.empty();

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Properties for Kafka's clients, as TLS and SASL need them.")
    private Optional<Path> clientConfig = Optional.empty();

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "One property for Kafka's clients; may be repeated.")
    private Map<String, String> properties = new LinkedHashMap<>();

    /**
     * The cluster these options name.
     *
     * @throws UnreadableException when the file of properties cannot be read
     */
    public Connection connection() throws UnreadableException {
        Map<String, Object> merged = new LinkedHashMap<>();
        if (clientConfig.isPresent()) {
            merged.putAll(read(clientConfig.get()));
        }
        merged.putAll(properties);
        bootstrapServer.filter(servers -> !servers.isBlank()).ifPresent(servers -> merged.put(BOOTSTRAP, servers));
        merged.putIfAbsent(BOOTSTRAP, NOBODY_SAID);
        return new Connection(merged);
    }

    private static Map<String, Object> read(Path file) throws UnreadableException {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UnreadableException("--client-config", file, e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("--client-config", file, new IOException(e.getMessage(), e));
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return properties;
    }
}
