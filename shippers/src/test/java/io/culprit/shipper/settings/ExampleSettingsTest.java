package io.culprit.shipper.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.redaction.ClientAddress;
import io.culprit.yaml.Section;
import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people copy from is read by the build. */
class ExampleSettingsTest {

    private static final Path PROJECT = Path.of("..");

    @Test
    void readsTheExample_whichHasEveryProbe() throws IOException, YamlException {
        ShipperSettings settings = SettingsFile.read(PROJECT.resolve("ops/shipper.yaml"), "nobody");

        assertThat(settings.probes().stream().map(probe -> probe.type().name()).distinct())
                .containsExactlyInAnyOrderElementsOf(ProbeSections.types().keySet());
        assertThat(settings.redaction().clientAddress()).isEqualTo(ClientAddress.TRUNCATE);
        assertThat(settings.services()).containsExactly("blog", "shop");
    }

    @Test
    void readsWhatTheContainerShips() throws IOException, YamlException {
        assertThat(SettingsFile.read(PROJECT.resolve("ops/docker/shipper.yaml"), "nobody")
                        .health())
                .isEmpty();
    }

    @Test
    void readsTheExampleOfTheReadme_whichNamesEveryKeyAndProbe() throws IOException, YamlException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("### Ship from a web host for good"));
        String yaml = section.substring(section.indexOf("```yaml\n") + 8, section.indexOf("\n```\n\n| key"));

        assertThat(YamlFile.read("README.md", yaml, root -> SettingsFile.settings(root, "nobody"))
                        .probes())
                .hasSize(3);
        List<String> keys =
                YamlFile.read("shipper.yaml", Files.readString(PROJECT.resolve("ops/shipper.yaml")), Section::keys);
        assertThat(keys).allSatisfy(key -> assertThat(section).contains("`" + key));
        assertThat(ProbeSections.types().keySet())
                .allSatisfy(name -> assertThat(section).contains("`" + name + "`"));
    }
}
