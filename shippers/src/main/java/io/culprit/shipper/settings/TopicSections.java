package io.culprit.shipper.settings;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.Naming;
import io.culprit.yaml.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the sections of topics that carry raw lines. */
final class TopicSections {

    private static final String GROUP = "culprit-shipper";

    private TopicSections() {}

    /**
     * @param kafka what the file says of Kafka; topics may differ from it
     * @param naming what the file says of itself
     */
    static List<TopicSetting> read(List<Section> sections, Connection kafka, Naming naming) {
        List<TopicSetting> settings = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Section section : sections) {
            TopicSetting setting = setting(section, kafka, naming);
            for (String topic : setting.topics()) {
                if (!known.add(topic)) {
                    section.problem("topic", "has " + topic + ", which stands elsewhere too: name it once");
                }
            }
            settings.add(setting);
        }
        return settings;
    }

    private static TopicSetting setting(Section section, Connection kafka, Naming otherwise) {
        List<String> topics = section.texts("topic");
        if (topics.isEmpty()) {
            section.problem("topic", "is missing: name the topic that carries raw lines");
        }
        topics.stream()
                .filter(topic -> !topic.matches("[A-Za-z0-9._-]{1,249}"))
                .forEach(topic -> section.problem(
                        "topic", "has '" + topic + "': a topic's name has letters, digits, '.', '_' and '-'"));
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        Section own = section.section("kafka");
        own.keys().forEach(key -> own.text(key).ifPresent(value -> properties.put(key, value)));
        TopicSetting setting = new TopicSetting(
                topics,
                section.text("group").orElse(GROUP),
                new Connection(properties),
                Namings.read(section, otherwise),
                section.text("path"),
                section.read("format", SettingsFile::format),
                section.read("read_from", TopicSections::fromBeginning).orElse(true),
                rules(section.sections("logs")));
        section.end();
        return setting;
    }

    static boolean fromBeginning(String text) {
        return switch (text) {
            case "beginning" -> true;
            case "end" -> false;
            default -> throw new IllegalArgumentException("write beginning or end");
        };
    }

    private static List<TopicSetting.PathRule> rules(List<Section> sections) {
        List<TopicSetting.PathRule> rules = new ArrayList<>();
        for (Section section : sections) {
            List<String> paths = new ArrayList<>(section.texts("paths"));
            if (paths.isEmpty()) {
                section.problem("paths", "is missing: name logs as /var/log/nginx/*access*");
            }
            paths.removeIf(pattern -> !isPattern(pattern, section));
            Optional<String> service = section.read("service", Namings::name);
            rules.add(new TopicSetting.PathRule(paths, service, section.read("format", SettingsFile::format)));
            section.end();
        }
        return rules;
    }

    private static boolean isPattern(String pattern, Section section) {
        try {
            TopicSetting.PathRule.matcher(pattern);
            return true;
        } catch (IllegalArgumentException e) {
            section.problem("paths", "has '" + pattern + "', which is no pattern: " + e.getMessage());
            return false;
        }
    }
}
