package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.Parsing;
import org.junit.jupiter.api.Test;

/** nginx escapes nothing in its error log, so texts of visitors look like its own fields. */
class NginxForgeryTest {

    private static final String AT = "2026/11/21 08:26:49 [error] 7#7: *1 ";

    private static ErrorEvent read(String rest) {
        return Parsing.event(new NginxErrorFormat(), AT + rest, ErrorEvent.class);
    }

    @Test
    void takesPathInMessage_forNoField() {
        ErrorEvent event = read(
                "open() \"/www/a, client: 198.51.100.6, server: evil.test\" failed (2: No such file or"
                        + " directory), client: 192.0.2.9, server: shop.test, request: \"GET /a%2C HTTP/1.1\", host: \"shop.test\"");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.attribute("server.address")).isEqualTo("shop.test");
        assertThat(event.message()).endsWith("(2: No such file or directory)");
    }

    @Test
    void takesPathThatClosesItsQuote_forNoField() {
        ErrorEvent event =
                read("open() \"/www/a\", client: 198.51.100.6, server: evil.test, request: \"GET / HTTP/1.1\""
                        + " failed (2: No such file or directory), client: 192.0.2.9, server: shop.test,"
                        + " request: \"GET /a%22 HTTP/1.1\", host: \"shop.test\"");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.attribute("url.path")).isEqualTo("/a%22");
    }

    @Test
    void takesReferer_forNoField() {
        ErrorEvent event =
                read("x, client: 192.0.2.9, server: shop.test, request: \"GET / HTTP/1.1\", host: \"shop.test\","
                        + " referrer: \"http://a/\", client: 198.51.100.6, server: evil.test, request: \"GET /b HTTP/1.1\","
                        + " host: \"evil.test\"");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.attribute("url.path")).isEqualTo("/");
        assertThat(event.attribute("http.request.header.host")).isEqualTo("shop.test");
        assertThat(event.referer()).startsWith("http://a/\", client: 198.51.100.6");
    }

    @Test
    void takesPathThatLooksLikeSystemError_forNone() {
        ErrorEvent event = read("open() \"/www/a (13: Permission denied)\" failed (2: No such file or directory)");
        assertThat(event.attribute("error.errno")).isEqualTo("2");
    }
}
