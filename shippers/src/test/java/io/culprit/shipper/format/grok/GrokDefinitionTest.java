package io.culprit.shipper.format.grok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Parsing;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GrokDefinitionTest {

    private static Format read(String yaml) throws FormatException {
        return GrokDefinition.read(yaml, name -> {
            if (name.equals("shop.patterns")) {
                return "# orders of the shop\n\nORDER O-\\d+\n";
            }
            throw new IOException("it is not there: check the path");
        });
    }

    @Test
    void readsLines_withPatternsOfItsOwnAndOfFiles() throws FormatException {
        Format format = read("""
                name: shop.orders
                kind: error
                expression: '%{DATA:at} %{STATE:state} %{ORDER:order} %{GREEDYDATA:message}'
                patterns:
                  STATE: 'paid|open'
                pattern_files: [shop.patterns]
                time:
                  field: at
                  format: dd.MM.yyyy/HH:mm:ss
                samples:
                  - 21.11.2026/08:04:58 open O-17 waits
                """);

        ErrorEvent event = Parsing.event(format, "21.11.2026/08:04:58 paid O-17 thanks", ErrorEvent.class);
        assertThat(format.name()).isEqualTo("shop.orders");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58Z"));
        assertThat(event.message()).isEqualTo("thanks");
        assertThat(event.attributes()).containsEntry("order", "O-17").containsEntry("state", "paid");
    }

    @Test
    void tellsAllProblemsAtOnce_withPlaceAndMend() {
        assertThatThrownBy(() -> read("""
                                name: Shop!
                                kind: acces
                                expresion: '%{IP:clientip}'
                                expression: '%{IPP:clientip}'
                                pattern_files: [no.patterns]
                                time: {field: at, format: 'bad{'}
                                """))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("6 problems: ")
                .hasMessageContaining("expresion is no key of a definition: did you mean expression?")
                .hasMessageContaining("name is 'Shop!': write one as shop.application")
                .hasMessageContaining("kind is 'acces': write access or error")
                .hasMessageContaining("pattern_files names no.patterns: it is not there: check the path")
                .hasMessageContaining("there is no grok pattern IPP; did you mean IP?")
                .hasMessageContaining("time.format is 'bad{'");
    }

    @Test
    void refusesSampleThatItDoesNotRead() {
        assertThatThrownBy(() -> read("""
                                name: shop.orders
                                kind: error
                                expression: '%{INT:n} %{WORD:message}'
                                samples: [seven dwarfs]
                                """))
                .hasMessage("samples[0] is not read, the expression does not match: 'seven dwarfs':"
                        + " mend the expression or the sample");
    }

    @Test
    void refusesNameOfFormatThatIsBuiltIn() {
        assertThatThrownBy(() -> read("{name: apache.error, kind: error, expression: '%{WORD:message}'}"))
                .hasMessageContaining("choose another than apache.error");
    }

    @Test
    void refusesAPatternThatIsMadeOfItself() {
        assertThatThrownBy(() -> read("{name: shop, kind: error, expression: '%{A:message}', patterns: {A: 'x%{B}',"
                        + " B: 'y%{A:a}'}}"))
                .hasMessageContaining("is made of itself by way of B");
    }

    @Test
    void refusesADatePatternThatNoJdkReads() {
        assertThatThrownBy(() -> read(
                        "{name: shop, kind: error, expression: '%{DATA:at:date:yypackages.dpkg.} %{WORD:message}'}"))
                .hasMessageContaining("date pattern");
        assertThatThrownBy(() -> read("{name: shop, kind: error, expression: '%{DATA:at} %{WORD:message}',"
                        + " time: {field: at, format: 'yypackages.dpkg.'}}"))
                .hasMessageContaining("format");
    }

    @Test
    void saysInWhichLineItIsNoYaml() {
        assertThatThrownBy(() -> read("name: shop\nkind: [\n")).hasMessageStartingWith("line ");
        assertThatThrownBy(() -> read("just text")).hasMessageContaining("write name, kind and expression");
    }
}
