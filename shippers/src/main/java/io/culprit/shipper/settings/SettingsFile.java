package io.culprit.shipper.settings;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.redaction.RedactionSettings;
import io.culprit.shipper.tail.ReadFrom;
import io.culprit.yaml.Section;
import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the YAML file of a shipper; all that is wrong with it is told at once. */
public final class SettingsFile {

    private static final Path STATE = Path.of("/var/lib/culprit-shipper");
    private static final InetSocketAddress HEALTH = new InetSocketAddress("127.0.0.1", 9464);

    private SettingsFile() {}

    /**
     * Reads a file.
     *
     * @param hostName name of this host, where the file gives none
     * @throws YamlException with all that is wrong
     * @throws IOException when the file cannot be read
     */
    public static ShipperSettings read(Path file, String hostName) throws IOException, YamlException {
        return YamlFile.read(file, root -> settings(root, hostName));
    }

    static ShipperSettings settings(Section root, String hostName) {
        Naming naming = Namings.read(root, new Naming("default", hostName, Optional.empty()));
        Connection connection = connection(root.section("kafka"));
        Path state = root.read("state", WholePath::of).orElse(STATE);
        List<LogSetting> logs = new ArrayList<>();
        root.sections("logs").forEach(log -> logs.add(log(log, naming)));
        List<ProbeSetting<?>> probes = ProbeSections.read(root.section("probes"), naming, state.resolve("probes"));
        RedactionSettings redaction = RedactionSection.read(root.section("redact"));
        OtherSources others = OtherSections.read(root, connection, naming);
        Optional<InetSocketAddress> health = health(root.section("health"));
        if (root.has("logs") && logs.isEmpty()) {
            root.problem("logs", "names nothing to ship: add files, or take it out");
        } else if (root.has("probes") && root.section("probes").keys().isEmpty()) {
            root.problem("probes", "names nothing to look at: add probes, or take it out");
        } else if (!root.has("logs") && !root.has("probes") && others.none()) {
            root.problem("names nothing to ship: add logs, probes, topics, journal or stdin");
        }
        return new ShipperSettings(connection, state, naming, logs, probes, others, redaction, health);
    }

    private static Connection connection(Section kafka) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : kafka.keys()) {
            kafka.text(key).ifPresent(value -> properties.put(key, value));
            // None of Kafka's properties has one, and Kafka itself would pass over it.
            if (key.contains("_")) {
                kafka.problem(key, "is no property of Kafka's clients: did you mean " + key.replace('_', '.') + "?");
            }
        }
        properties.putIfAbsent("bootstrap.servers", "localhost:9092");
        return new Connection(properties);
    }

    private static LogSetting log(Section log, Naming otherwise) {
        List<String> paths = log.texts("paths");
        if (paths.isEmpty()) {
            log.problem("paths", "is missing: name files, folders or patterns as /var/log/apache2/*.log");
        }
        List<String> except = log.texts("except");
        paths.forEach(path -> pattern(log, "paths", path));
        except.forEach(path -> pattern(log, "except", path));
        Naming naming = Namings.read(log, otherwise);
        Optional<Format> format = log.read("format", SettingsFile::format);
        ReadFrom from = log.read("read_from", SettingsFile::from).orElse(ReadFrom.BEGINNING);
        log.end();
        return new LogSetting(paths, except, naming, format, from);
    }

    private static void pattern(Section log, String key, String path) {
        if (!path.startsWith("/")) {
            log.problem(key, "has '" + Bounded.excerpt(path) + "', which is no whole path: begin it with /");
        } else if (!LogFinder.understands(path)) {
            log.problem(
                    key,
                    "has '" + Bounded.excerpt(path)
                            + "', which is no pattern: close every [ and {, and write \\ before one that means itself");
        }
    }

    static Format format(String text) {
        try {
            return FormatChoice.of(text);
        } catch (FormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static ReadFrom from(String text) {
        try {
            return ReadFrom.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("write rotated, beginning or end", e);
        }
    }

    private static Optional<InetSocketAddress> health(Section health) {
        Optional<InetSocketAddress> listen = health.read("listen", SettingsFile::address);
        boolean none = health.text("listen").filter("none"::equals).isPresent();
        health.end();
        return none ? Optional.empty() : listen.or(() -> Optional.of(HEALTH));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (text.equals("none")) {
            return HEALTH;
        }
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("write an address as 127.0.0.1:9464, or none");
        }
        InetSocketAddress address =
                new InetSocketAddress(text.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("there is no host of that name: write an address as 127.0.0.1:9464");
        }
        return address;
    }
}
