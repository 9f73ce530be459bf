package io.culprit.shipper.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {

    private static final Parameters SECRETS = new Parameters(new Names(List.of("token", "*password*", "q?")));

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("a=1&token=s3cret&b=2", "a=1&token=REDACTED&b=2"),
                Arguments.of("Token=s3cret", "Token=REDACTED"),
                Arguments.of("qx=s&qxy=t", "qx=REDACTED&qxy=t"),
                Arguments.of("user[new_password]=s&x", "user[new_password]=REDACTED&x"),
                Arguments.of("user%5Btoken%5D=s", "user%5Btoken%5D=REDACTED"),
                Arguments.of("tok%65n=s", "tok%65n=REDACTED"),
                Arguments.of("token=a b;c'd\"e=f&x=1", "token=REDACTED&x=1"),
                Arguments.of("a;token=s", "a;token=REDACTED"),
                Arguments.of("token=&x=1", "token=&x=1"),
                Arguments.of("to=%2Fa%3Ftoken%3Ds&x=1", "to=REDACTED&x=1"),
                Arguments.of("to=%2Fa%3Fb%3Ds&x=1", "to=%2Fa%3Fb%3Ds&x=1"),
                Arguments.of("https://a/b?c#token=s", "https://a/b?c#token=REDACTED"),
                Arguments.of("tokens=1&atoken=2", "tokens=1&atoken=2"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void takesValuesOutOfAQuery(String query, String redacted) {
        assertThat(SECRETS.inQuery(query)).isEqualTo(redacted);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "request: \"GET /a?token=s HTTP/1.1\", host: \"b\"",
                        "request: \"GET /a?token=REDACTED HTTP/1.1\", host: \"b\""),
                Arguments.of("\"GET /a?token=s t\\\"u HTTP/1.1\" 200", "\"GET /a?token=REDACTED HTTP/1.1\" 200"),
                Arguments.of("login token=s failed", "login token=REDACTED failed"),
                Arguments.of(
                        "{\"uri\":\"/a?b=1\\u0026token=s\\u0026c=2\"}",
                        "{\"uri\":\"/a?b=1\\u0026token=REDACTED\\u0026c=2\"}"),
                Arguments.of("referer: https://a/?password=s", "referer: https://a/?password=REDACTED"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void takesValuesOutOfAText(String text, String redacted) {
        assertThat(SECRETS.inText(text)).isEqualTo(redacted);
    }

    @Test
    void staysQuick_whateverTheTextIs() {
        for (String bit : List.of("token=", "=", "token= ", "a=%3F", "a[[[[=", "%26token=x ", "token=\\\"")) {
            String text = bit.repeat(16_384 / bit.length());
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                SECRETS.inText(text);
                return SECRETS.inQuery(text);
            });
        }
    }
}
