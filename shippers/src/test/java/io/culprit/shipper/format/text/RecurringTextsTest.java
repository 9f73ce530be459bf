package io.culprit.shipper.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecurringTextsTest {

    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    private final RecurringTexts texts = new RecurringTexts(Escapes.APACHE);

    private String read(String logged) {
        byte[] bytes = ("\"" + logged + "\"").getBytes(StandardCharsets.UTF_8);
        return texts.text(bytes, 1, bytes.length - 1);
    }

    @Test
    void givesTheSameText_onceItCameTwice() {
        read(AGENT);
        String second = read(AGENT);

        assertThat(read(AGENT)).isEqualTo(AGENT).isSameAs(second);
    }

    @Test
    void undoesEscapes_eachTime() {
        for (int i = 0; i < 4; i++) {
            assertThat(read("an \\\"agent\\\" \\xe2\\x82\\xac")).isEqualTo("an \"agent\" €");
        }
    }

    @Test
    void tellsTextsApart_howeverTheyFollowEachOther() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String text = AGENT.substring(random.nextInt(12), AGENT.length() - random.nextInt(56));
            String changed = text.replace((char) ('0' + random.nextInt(10)), 'x');

            assertThat(read(changed)).isEqualTo(changed);
        }
    }

    @Test
    void readsShortAndLongTextsAsTheyAre() {
        for (String text : new String[] {"", "-", "curl", "1234567", "12345678", "a".repeat(512), "b".repeat(2_000)}) {
            for (int i = 0; i < 3; i++) {
                assertThat(read(text)).isEqualTo(text);
            }
        }
    }
}
