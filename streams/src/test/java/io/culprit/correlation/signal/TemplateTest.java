package io.culprit.correlation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Map<String, String> VALUES = Map.of(
            "when",
            "2026-11-21T08:06:51.334298Z",
            "module",
            "auth-gssapi",
            "one",
            "1",
            "many",
            "11",
            "hostile",
            "$1 {one} \\");

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "{module}_module, auth-gssapi_module",
        "{module|underscored}_module, auth_gssapi_module",
        "{many|requests} cut, 11 requests cut",
        "{one|requests} cut, 1 request cut",
        "{one|processes}, 1 process",
        "{one|crashes}, 1 crash",
        "at {when|time}, at 2026-11-21 08:06:51 UTC",
        "[{unknown}], []",
        "{hostile}, '$1 {one} \\'"
    })
    void replacesNames(String template, String text) {
        assertThat(new Template(template).render(name -> VALUES.getOrDefault(name, "")))
                .isEqualTo(text);
    }
}
