package io.culprit.shipper.cli;

import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.settings.LogFinder;
import io.culprit.shipper.settings.OtherSources;
import io.culprit.shipper.settings.ProbeSetting;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what settings would ship as the host is now. */
final class Checking {

    private Checking() {}

    static List<String> of(ShipperSettings settings, Clock clock) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("to " + settings.connection().bootstrapServers() + " as host "
                + settings.naming().host() + ", state in " + settings.state());
        LogRecognition recognition = new LogRecognition(clock, ZoneId.systemDefault());
        for (FollowedLog log : new LogFinder(settings.logs()).logs()) {
            lines.add("log " + log.path() + " of " + log.naming().service() + ": " + recognised(log, recognition));
        }
        for (ProbeSetting<?> probe : settings.probes()) {
            lines.add("probe " + probe.name() + " of " + probe.service() + " every "
                    + probe.every().toString().substring(2).toLowerCase(Locale.ROOT) + "; needs "
                    + probe.type().needs());
        }
        others(settings.others(), lines);
        return lines;
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
