package io.culprit.shipper.cli;

import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.redaction.RedactionSettings;
import io.culprit.shipper.settings.LogFinder;
import io.culprit.shipper.settings.LogSetting;
import io.culprit.shipper.settings.OtherSources;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what settings would ship as the host is now. */
final class Checking {

    private static final Duration TO_LOOK = Duration.ofSeconds(5);

    private Checking() {}

    static List<String> of(ShipperSettings settings, Host host) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add("to " + settings.connection().bootstrapServers() + " as host "
                + settings.naming().host() + ", state in " + settings.state() + state(settings.state()));
        lines.add(redaction(settings.redaction()));
        LogRecognition recognition = new LogRecognition(host.clock(), ZoneId.systemDefault());
        for (LogSetting setting : settings.logs()) {
            // Each apart: a pattern without a match is told, too.
            List<FollowedLog> found = List.copyOf(new LogFinder(List.of(setting)).logs());
            if (found.isEmpty()) {
                lines.add("logs " + String.join(", ", setting.paths()) + ": none there yet");
            }
        }
        for (FollowedLog log : new LogFinder(settings.logs()).logs()) {
            lines.add("log " + log.path() + " of " + log.naming().service() + ": " + recognised(log, recognition));
        }
        lines.addAll(new ProbeCheck(TO_LOOK).of(settings.probes(), host));
        others(settings.others(), lines);
        return lines;
    }

    private static String state(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there) ? "" : ", which this user may not write to";
    }

    private static String redaction(RedactionSettings redact) {
        String key = redact.keyFile()
                .filter(file -> !Files.isReadable(file))
                .map(file -> "; the key " + file + " CANNOT BE READ")
                .orElse("");
        return "redaction: client addresses "
                + redact.clientAddress().name().toLowerCase(Locale.ROOT) + ", user names "
                + redact.userName().name().toLowerCase(Locale.ROOT) + ", "
                + redact.queryParameters().size() + " query parameters, "
                + redact.headers().size() + " headers" + key;
    }

    private static void others(OtherSources others, List<String> lines) {
        others.topics()
                .forEach(topic -> lines.add("topic " + String.join(", ", topic.topics()) + " at "
                        + topic.connection().bootstrapServers() + " as group " + topic.group() + "; of "
                        + topic.service() + " on " + topic.host() + " what names no other"));
        others.journals()
                .forEach(journal -> lines.add(journal.name() + " of "
                        + journal.naming().service() + ": "
                        + (journal.units().isEmpty() ? "all entries" : String.join(", ", journal.units()))
                        + journal.directory().map(folder -> " in " + folder).orElse("") + "; needs journalctl"));
        others.input().ifPresent(input -> lines.add("stdin of " + input.naming().service()));
    }

    private static String recognised(FollowedLog log, LogRecognition recognition) {
        if (!Files.exists(log.path())) {
            return "not there yet";
        }
        try (InputStream in = Files.newInputStream(log.path())) {
            Optional<Source> source =
                    recognition.source(log.path(), log.naming(), log.format(), in.readNBytes(Head.BYTES), true);
            return source.map(found -> found.layout().name() + ", zone of stamps that name none "
                            + found.setting().zone())
                    .orElse("empty: recognised when it has lines");
        } catch (IOException e) {
            return "cannot be read: " + FileFault.of(e);
        }
    }
}
