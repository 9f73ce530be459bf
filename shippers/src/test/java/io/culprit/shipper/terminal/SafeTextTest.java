package io.culprit.shipper.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @ParameterizedTest(name = "U+{0} becomes {1}")
    @CsvSource({
        "0000, \\x00",
        "0007, \\x07",
        "0008, \\x08",
        "0009, \\t",
        "000A, \\n",
        "000D, \\r",
        "001B, \\e",
        "007F, \\x7f",
        "0085, \\x85",
        "009B, \\x9b",
        "009D, \\x9d",
        "00AD, \\xad",
        "200B, \\u{200b}",
        "200E, \\u{200e}",
        "2028, \\u{2028}",
        "202E, \\u{202e}",
        "2066, \\u{2066}",
        "FEFF, \\u{feff}",
        "E000, \\u{e000}",
        "E0041, \\u{e0041}"
    })
    void showsHarmfulCharacters_asEscapes(String character, String escape) {
        String text = "a" + Character.toString(Integer.parseInt(character, 16)) + "b";

        assertThat(SafeText.of(text)).isEqualTo("a" + escape + "b");
    }

    @Test
    void takesTheTeethOutOfEscapeSequences() {
        assertThat(SafeText.of("GET /\u001b]0;owned\u0007\u001b[2J")).isEqualTo("GET /\\e]0;owned\\x07\\e[2J");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "Grüße, 日本語, \"quoted\" \\x41 a·b × 3 €";

        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void showsLoneSurrogates() {
        assertThat(SafeText.of("a\ud800b")).isEqualTo("a\\u{d800}b");
    }

    @Test
    void keepsJsonEqual_whileEscapingWhatIsHarmful() throws JsonProcessingException {
        String json = "{\"text\": \"a\u009bb\u202ec\u007f\",\n \"n\": 1}";

        String safe = SafeText.json(json);

        assertThat(safe).doesNotContain("\n", "\u009b", "\u202e", "\u007f").contains("\\u009b");
        assertThat(Json.mapper().readTree(safe)).isEqualTo(Json.mapper().readTree(json));
    }
}
