package io.culprit.shipper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class OtherSectionsTest {

    private static ShipperSettings read(String yaml) throws YamlException {
        return YamlFile.read("shipper.yaml", yaml, root -> SettingsFile.settings(root, "lb-1"));
    }

    @Test
    void readsTopicsWithAllThatMayBeSaidOfThem() throws Exception {
        ShipperSettings settings = read("""
                service: shop
                kafka:
                  bootstrap.servers: kafka:9092
                  security.protocol: SSL
                topics:
                  - topic: [raw-logs, more-logs]
                    group: culprit
                    kafka:
                      bootstrap.servers: other:9092
                    host: unknown
                    path: /var/log/unknown
                    timezone: Europe/Vienna
                    read_from: end
                    logs:
                      - paths: /var/log/nginx/*access*
                        format: nginx.access
                        service: front
                  - topic: plain
                """);

        TopicSetting first = settings.others().topics().get(0);
        assertThat(first.topics()).containsExactly("raw-logs", "more-logs");
        assertThat(first.group()).isEqualTo("culprit");
        assertThat(first.connection().bootstrapServers()).isEqualTo("other:9092");
        assertThat(first.connection().clientProperties()).containsEntry("security.protocol", "SSL");
        assertThat(first.host()).isEqualTo("unknown");
        assertThat(first.path()).contains("/var/log/unknown");
        assertThat(first.naming().zone()).contains(ZoneId.of("Europe/Vienna"));
        assertThat(first.fromBeginning()).isFalse();
        assertThat(first.service("/var/log/nginx/shop-access.log")).contains("front");
        assertThat(first.service("/var/log/other")).isEmpty();
        assertThat(first.format("/var/log/nginx/access.log")).isPresent();
        assertThat(first.format("/var/log/other")).isEmpty();

        TopicSetting second = settings.others().topics().get(1);
        assertThat(second.group()).isEqualTo("culprit-shipper");
        assertThat(second.connection().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(second.host()).isEqualTo("lb-1");
        assertThat(second.service()).isEqualTo("shop");
        assertThat(second.fromBeginning()).isTrue();
    }

    @Test
    void readsJournalAndStandardInput_alsoByTheirKeysAlone() throws Exception {
        ShipperSettings settings = read("""
                journal:
                  units: [nginx.service, php8.2-fpm]
                  directory: /var/log/journal/remote
                  service: shop
                stdin:
                """);

        JournalSetting journal = settings.others().journals().get(0);
        assertThat(journal.units()).containsExactly("nginx.service", "php8.2-fpm");
        assertThat(journal.directory()).contains("/var/log/journal/remote");
        assertThat(journal.fromBeginning()).isFalse();
        assertThat(settings.services()).containsExactly("default", "shop");
        assertThat(settings.others().input()).isPresent();
        assertThat(read("journal:\n").others().journals()).hasSize(1);
    }

    @Test
    void tellsAllMistakesAtOnce() {
        assertThatThrownBy(() -> read("""
                        topics:
                          - group: x
                          - topic: raw logs
                          - topic: raw
                            read_from: rotated
                            formatt: dpkg
                          - topic: raw
                            logs:
                              - paths: '[x'
                        journal:
                          units: --vacuum-size=1
                          directory: var/log
                        """))
                .isInstanceOf(YamlException.class)
                .hasMessageContainingAll(
                        "topics[0].topic is missing",
                        "'raw logs': a topic's name has letters",
                        "write beginning or end",
                        "did you mean format?",
                        "has raw, which stands elsewhere too",
                        "'[x', which is no pattern",
                        "'--vacuum-size=1', which is no unit",
                        "'var/log', no whole path");
    }
}
