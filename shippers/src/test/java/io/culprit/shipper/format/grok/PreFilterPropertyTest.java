package io.culprit.shipper.format.grok;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.text.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The filter is about time alone: what it stops could not have matched. */
class PreFilterPropertyTest {

    private static final List<String> EXPRESSIONS = List.of(
            "%{COMBINEDAPACHELOG}",
            "%{COMMONAPACHELOG}",
            "%{SYSLOGLINE}",
            "%{TIMESTAMP_ISO8601:time} \\[%{LOGLEVEL:level}\\] %{GREEDYDATA:message}",
            "%{IP:client} %{WORD:verb} %{URIPATHPARAM:request} (?:%{NUMBER:bytes:int}|-)");

    private static final List<String> LINES = List.of(
            "192.0.2.9 - ann [21/Nov/2026:08:04:58 +0000] \"GET /a?b=1 HTTP/1.1\" 200 5 \"-\" \"curl\"",
            "Nov 21 08:04:58 web1 sshd[77]: Accepted publickey for ann",
            "2026-11-21T08:04:58.123Z [warn] disk is \\xe9 full",
            "192.0.2.9 GET /a?b=1 -");

    @Test
    void stopsNoLineThatMatches_ofMutatedLines() throws Exception {
        Random random = new Random(3);
        for (String source : EXPRESSIONS) {
            Expression expression = Expression.of(source, Map.of());
            for (int round = 0; round < 2_000; round++) {
                Line line = mutated(LINES.get(round % LINES.size()).getBytes(StandardCharsets.UTF_8), random);
                boolean matches = expression.match(line).isPresent();
                assertThat(!matches || expression.mayMatch(line))
                        .as("%s of '%s'", source, line)
                        .isTrue();
            }
        }
    }

    @Test
    void stopsNoLineThatMatches_ofRandomExpressions() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            String regex = expression(random, 3);
            String text = "abcxe9\\".repeat(2).substring(random.nextInt(6), 6 + random.nextInt(8));
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) 0xe9;
            }
            Line line = new Line(bytes, 0, bytes.length);
            boolean matches = matches(Pattern.compile(regex), line);
            assertThat(!matches || PreFilter.of(regex).lets(line))
                    .as("%s of '%s'", regex, line)
                    .isTrue();
        }
    }

    private static boolean matches(Pattern pattern, Line line) {
        try {
            return pattern.matcher(new CountedText(line.text())).find();
        } catch (CountedText.TooSlow e) {
            return false;
        }
    }

    private static Line mutated(byte[] line, Random random) {
        byte[] mutant = line.clone();
        for (int change = random.nextInt(3); change > 0; change--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(4) == 0 ? random.nextInt(mutant.length) : 0;
        return new Line(mutant, from, mutant.length);
    }

    private static String expression(Random random, int depth) {
        StringBuilder regex = new StringBuilder();
        for (int atom = 1 + random.nextInt(3); atom > 0; atom--) {
            regex.append(
                    switch (random.nextInt(depth > 0 ? 9 : 5)) {
                        case 0 -> "a";
                        case 1 -> "bc";
                        case 2 -> "xe9";
                        case 3 -> "[^a]";
                        case 4 -> "\\\\";
                        case 5 -> "(?:" + expression(random, depth - 1) + ")";
                        case 6 -> "(?:" + expression(random, depth - 1) + "|" + expression(random, depth - 1) + ")";
                        case 7 -> "(?=" + expression(random, depth - 1) + ")";
                        default -> "(?>" + expression(random, depth - 1) + ")";
                    });
            regex.append(List.of("", "", "", "?", "*", "+", "{2}", "{0,1}").get(random.nextInt(8)));
        }
        return regex.toString();
    }
}
