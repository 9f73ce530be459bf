package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.access.WrittenField.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a format string names and whatever a request held: what the server writes is read back as it was. */
class RoundTripTest {

    /** A format string, a line that a server writes by it, and what the event must tell. */
    record Written(String format, String line, Map<String, String> expected) {}

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void readsBackWhatApacheWrote(@ForAll("apache") Written written) throws FormatException {
        assertReadBack(new ApacheAccess().definedBy(written.format()), written);
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void readsBackWhatNginxWrote(@ForAll("nginx") Written written) throws FormatException {
        assertReadBack(new NginxAccess().definedBy(written.format()), written);
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void readsBackWhatNginxWroteAsJson(@ForAll("json") Written written) throws FormatException {
        assertReadBack(new NginxAccess().definedBy(written.format()), written);
    }

    private static void assertReadBack(Format format, Written written) {
        AccessEvent event = Parsing.event(format, written.line(), AccessEvent.class);
        Map<String, String> read = new LinkedHashMap<>();
        written.expected().keySet().forEach(name -> read.put(name, WrittenField.read(event, name)));
        assertThat(read)
                .as("format %s line %s", written.format(), written.line())
                .isEqualTo(written.expected());
    }

    @Provide
    Arbitrary<Written> apache() {
        return written(Server.APACHE);
    }

    @Provide
    Arbitrary<Written> nginx() {
        return written(Server.NGINX);
    }

    @Provide
    Arbitrary<Written> json() {
        return written(Server.NGINX_JSON);
    }

    private static Arbitrary<Written> written(Server server) {
        Arbitrary<List<WrittenField>> fields = Arbitraries.shuffle(WrittenField.of(server))
                .flatMap(all -> Arbitraries.integers().between(1, all.size()).map(count -> all.subList(0, count)));
        Arbitrary<String> separator = server == Server.NGINX_JSON
                ? Arbitraries.of(",", ", ")
                : Arbitraries.of(" ", "  ", " | ", "\t", " ; ", " - ", "|~|");
        return fields.flatMap(chosen -> Combinators.combine(
                        Combinators.combine(chosen.stream()
                                        .map(WrittenField::values)
                                        .toList())
                                .as(values -> values),
                        separator)
                .as((values, between) -> line(server, chosen, values, between)));
    }

    private static Written line(
            Server server, List<WrittenField> fields, List<WrittenField.Value> values, String between) {
        Map<String, String> expected = new LinkedHashMap<>();
        values.forEach(value -> expected.putAll(value.expected()));
        String format = fields.stream().map(WrittenField::format).collect(Collectors.joining(between));
        String line = values.stream().map(WrittenField.Value::text).collect(Collectors.joining(between));
        boolean json = server == Server.NGINX_JSON;
        return new Written(json ? "escape=json {" + format + "}" : format, json ? "{" + line + "}" : line, expected);
    }
}
