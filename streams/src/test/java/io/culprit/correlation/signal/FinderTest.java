package io.culprit.correlation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever way an expression is found in, it finds what the expression finds. */
class FinderTest {

    private static final List<String> TEXTS = List.of(
            "",
            "200",
            "5",
            "502",
            "599 ",
            "6x2",
            "/app.js",
            "/APP.JPEG",
            "/a.jpg/",
            "/a.jpg\n",
            "/a.jpg\u0085",
            "/a.j\u017f",
            "/a.",
            "/a.css\n",
            "/a.c@s",
            "/a.CsS",
            "/a.\0css",
            "/a.\0\0js",
            "/a.-css",
            "/a.{js",
            "/a.cssjsgif.js",
            "/a.javascript.longer",
            "a.b.c.webp",
            ".woff",
            "/x.woff2",
            "/x.woff22",
            "css",
            "/api/v1",
            "/api/",
            "//api/",
            "/api",
            "/\n/",
            "/0123456789012345678901234567890123456789/",
            "/01234567890123456789012345678901234567890/",
            "/\ud83d\ude00123456789012345678901234567890123456789/",
            "/\ud83d23456789012345678901234567890123456789012/",
            "caught SIGTERM, shutting down",
            "x caught SIGTERM, shutting down",
            "KeyError: 'basket'",
            "a: b.c.SomeException",
            "an Error in the middle");

    static Stream<String> expressions() {
        return Catalogue.builtIn().signals().stream()
                .flatMap(signal ->
                        Stream.concat(signal.capture().values().stream(), signal.captureOptional().values().stream()))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void findsWhatTheExpressionFinds_inSamplesAndStrangeTexts(String regex) {
        List<String> groups = groups(regex);
        int[] places = new int[groups.size()];
        Arrays.setAll(places, i -> i);
        Finder finder = Finder.of(regex, groups, places);

        for (String text : texts()) {
            String[] values = new String[groups.size()];
            Matcher matcher = Pattern.compile(regex).matcher(text);
            boolean found = matcher.find();
            assertThat(finder.find(text, values)).as(text).isEqualTo(found);
            for (int i = 0; found && i < values.length; i++) {
                assertThat(values[i]).as(text).isEqualTo(matcher.group(groups.get(i)));
            }
            if (text.chars().allMatch(c -> c < 128)) {
                byte[] around = ("." + text + ".css").getBytes(StandardCharsets.US_ASCII);
                String[] ofBytes = new String[groups.size()];
                assertThat(finder.find(around, 1, 1 + text.length(), ofBytes))
                        .as(text)
                        .isEqualTo(found);
                assertThat(ofBytes).as(text).isEqualTo(values);
            }
        }
    }

    @Test
    void needsNoExpression_forClassesOfStatusAndSuffixesOfPaths() {
        assertThat(Finder.of("^(?<class>\\d)", List.of("class"), new int[1])).isInstanceOf(LeadingDigits.class);
        assertThat(Finder.of("(?<asset>\\.)(?i:css|jpe?g)$", List.of("asset"), new int[1]))
                .isInstanceOf(Suffix.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "^caught SIGTERM~[caught SIGTERM]",
                "^(?:SIGUSR1 rec|Graceful r)~[SIGUSR1 rec, Graceful r]",
                "a{2}bcd?e~[]",
                "(?:abc)?defg+h~[def]",
                "[abc]\\d+ x \\(y\\)~[ x (y)]",
                "abc|\\d~[]",
                "(?i)abcdef~[]",
                "abc\\x41~[]",
                "(?=abcdef)gh~[]",
                "[]abc]defg~[defg]"
            })
    void requiresPlainText_onlyWhereEveryMatchHasIt(String regex, String required) {
        assertThat(RequiredText.of(regex).orElse(List.of()).toString()).isEqualTo(required);
    }

    private static List<String> texts() {
        List<String> all = new ArrayList<>(TEXTS);
        Catalogue.builtIn().signals().forEach(signal -> signal.samples()
                .forEach(sample -> all.addAll(sample.values())));
        return all;
    }

    private static List<String> groups(String regex) {
        return Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>")
                .matcher(regex)
                .results()
                .map(name -> name.group(1))
                .toList();
    }
}
