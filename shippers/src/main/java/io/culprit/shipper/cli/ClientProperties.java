package io.culprit.shipper.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The properties of the Kafka client: those of the file, over them those of the command line. */
final class ClientProperties {

    private ClientProperties() {}

    static Map<String, Object> of(String bootstrapServer, Optional<Path> file, Map<String, String> given)
            throws IOException {
        Map<String, Object> all = new HashMap<>();
        if (file.isPresent()) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(file.get())) {
                read.load(reader);
            } catch (IOException e) {
                throw new IOException("cannot read the client configuration " + file.get() + ": " + e.getMessage(), e);
            }
            read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
        }
        all.putAll(given);
        all.put("bootstrap.servers", bootstrapServer);
        return all;
    }
}
