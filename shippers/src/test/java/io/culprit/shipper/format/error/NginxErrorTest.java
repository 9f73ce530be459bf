package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxErrorTest {

    private static final NginxErrorFormat NGINX = new NginxErrorFormat();
    private static final String AT = "2026/11/21 08:26:49 [error] 2111#2112: *18 ";

    private static ErrorEvent read(String line) {
        return Parsing.event(NGINX, line, ErrorEvent.class);
    }

    @Test
    void takesContextApart() {
        ErrorEvent event = read(AT + "connect() failed (111: Connection refused) while connecting to upstream, client:"
                + " 192.0.2.9, server: shop.test, request: \"POST /cart?a=1 HTTP/1.1\", subrequest: \"/auth\","
                + " upstream: \"http://192.0.2.7:8080/cart?a=1\", host: \"shop.test:8081\","
                + " referrer: \"http://shop.test/?a=b, c\"");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:26:49Z"));
        assertThat(event.software()).isEqualTo(Software.NGINX);
        assertThat(event.level()).isEqualTo("error");
        assertThat(event.pid()).isEqualTo(OptionalLong.of(2111));
        assertThat(event.thread()).isEqualTo(OptionalLong.of(2112));
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.referer()).isEqualTo("http://shop.test/?a=b, c");
        assertThat(event.message())
                .isEqualTo("connect() failed (111: Connection refused) while connecting to upstream");
        assertThat(event.attributes())
                .isEqualTo(Map.ofEntries(
                        Map.entry("nginx.connection", "18"),
                        Map.entry("error.errno", "111"),
                        Map.entry("error.errno.text", "Connection refused"),
                        Map.entry("server.address", "shop.test"),
                        Map.entry("http.request.method", "POST"),
                        Map.entry("url.path", "/cart"),
                        Map.entry("url.query", "a=1"),
                        Map.entry("network.protocol.version", "1.1"),
                        Map.entry("nginx.subrequest", "/auth"),
                        Map.entry("upstream.address", "192.0.2.7:8080"),
                        Map.entry("upstream.url", "http://192.0.2.7:8080/cart?a=1"),
                        Map.entry("http.request.header.host", "shop.test:8081")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x, client: 2001:db8::7, server: shop.test|2001:db8::7|shop.test|''|x",
                "x, client: unix:, server: _|unix:|_|''|x",
                "x while SSL handshaking, client: 192.0.2.9, server: 0.0.0.0:443|192.0.2.9|0.0.0.0:443|''"
                        + "|x while SSL handshaking",
                "x, client: 192.0.2.9, server: , request: \"GET / HTTP/1.1\"|192.0.2.9|''|''|x",
                "limiting requests, excess: 5.6 by zone \"a\", client: 192.0.2.9, server: s|192.0.2.9|s|''"
                        + "|limiting requests, excess: 5.6 by zone \"a\"",
                "x, udp client: 192.0.2.9, server: 0.0.0.0:53, upstream: \"192.0.2.7:53\", bytes from/to client:1/0,"
                        + " bytes from/to upstream:0/1|192.0.2.9|0.0.0.0:53|192.0.2.7:53|x",
                "x, client: 192.0.2.9 using starttls, server: 0.0.0.0:25, login: \"ann\", upstream: 192.0.2.7:25"
                        + "|192.0.2.9|0.0.0.0:25|192.0.2.7:25|x",
                "x, client: 192.0.2.9, server: s, request: \"GET /a\", upstream: \"fastcgi://unix:/run/php.sock:\""
                        + "|192.0.2.9|s|unix:/run/php.sock|x",
                "x, client: 192.0.2.9, server: s, request: \"GET /cut off|192.0.2.9|s|''|x",
                "client 192.0.2.9 closed keepalive connection|192.0.2.9|''|''|client 192.0.2.9 closed keepalive connection"
            })
    void readsContextOfEveryKind(String rest, String client, String server, String upstream, String message) {
        ErrorEvent event = read(AT + rest);
        assertThat(event.clientAddress()).isEqualTo(client);
        assertThat(event.attribute("server.address")).isEqualTo(server);
        assertThat(event.attribute("upstream.address")).isEqualTo(upstream);
        assertThat(event.message()).isEqualTo(message);
    }

    @Test
    void readsRecord_whenItSpansLines() {
        ErrorEvent event =
                read(AT + "FastCGI sent in stderr: \"PHP message: PHP Fatal error:  Uncaught Error: no \"x\","
                        + " client: 198.51.100.6, server: s in /srv/a.php:3\nStack trace:\n#0 {main}\n"
                        + "  thrown in /srv/a.php on line 3\" while reading response header from upstream, client: 2001:db8::7,"
                        + " server: shop.test, request: \"GET / HTTP/1.1\"");
        assertThat(event.clientAddress()).isEqualTo("2001:db8::7");
        assertThat(event.message())
                .startsWith("FastCGI sent in stderr")
                .endsWith("while reading response header from upstream");
        assertThat(event.attribute("code.file.path")).isEqualTo("/srv/a.php");
        assertThat(event.attribute("code.line.number")).isEqualTo("3");
        assertThat(event.attribute("exception.type")).isEqualTo("Error");
    }

    @Test
    void givesLineWithoutPrefixToTheRecordBefore() {
        LineFormat lines = NGINX.open(Parsing.UTC);
        Line first = Line.of(AT + "x");
        assertThat(lines.continues(first, first, Line.of("PHP message: PHP Notice:  x")))
                .isTrue();
        assertThat(lines.continues(first, first, Line.of("2026/11/21 08:26:49 [alert] x")))
                .isFalse();
        assertThat(lines.continues(first, first, Line.of("nginx: [warn] x"))).isFalse();
        assertThat(lines.continues(
                        first, first, Line.of("192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 8")))
                .isFalse();
    }

    @Test
    void readsWhatItSaysOnTheTerminal_withoutTime() {
        String line =
                "nginx: [emerg] open() \"/etc/x\" failed (2: No such file or directory) in /etc/nginx/nginx.conf:12";
        ParsedLine parsed = (ParsedLine) NGINX.open(Parsing.UTC).parse(Line.of(line));
        assertThat(parsed.stamp()).isEmpty();
        ErrorEvent event = read(line);
        assertThat(event.level()).isEqualTo("emerg");
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "error.errno", "2",
                        "error.errno.text", "No such file or directory",
                        "code.file.path", "/etc/nginx/nginx.conf",
                        "code.line.number", "12"));
        assertThat(read("nginx: configuration file /etc/nginx/nginx.conf test failed")
                        .level())
                .isEmpty();
    }

    @Test
    void readsLineWithoutProcess() {
        ErrorEvent event = read("2026/11/21 08:26:49 [emerg] invalid number of arguments");
        assertThat(event.pid()).isEmpty();
        assertThat(event.message()).isEqualTo("invalid number of arguments");
    }

    @Test
    void readsPlaceAndPhase_ofLua() {
        ErrorEvent event = read("2026/11/21 08:26:49 [error] 7#7: *1 [lua] a.lua:12: f(): no, context: ngx.timer,"
                + " client: 192.0.2.9, server: 0.0.0.0:80");
        assertThat(event.message()).isEqualTo("[lua] a.lua:12: f(): no");
        assertThat(event.attribute("nginx.context")).isEqualTo("ngx.timer");
        assertThat(event.attribute("code.file.path")).isEqualTo("a.lua");
        assertThat(event.attribute("code.line.number")).isEqualTo("12");
    }

    @Test
    void keepsRequestThatIsNone_asItIs() {
        ErrorEvent event = read(AT + "x, client: 192.0.2.9, server: s, request: \"\u0016\u0003 garbage\"");
        assertThat(event.attribute("http.request.line")).isEqualTo("\u0016\u0003 garbage");
        assertThat(event.attribute("http.request.method")).isEmpty();
    }

    @Test
    void findsClient_whereOnlyTheMessageNamesIt() {
        assertThat(read(AT + "[client 192.0.2.9] ModSecurity: Access denied with code 403 (phase 1).")
                        .clientAddress())
                .isEqualTo("192.0.2.9");
        ErrorEvent stream = read(AT + "client 192.0.2.9:5412 connected to 0.0.0.0:3306");
        assertThat(stream.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(stream.clientPort()).hasValue(5412);
        ErrorEvent brackets = read(AT + "client [2001:db8::9]:5412 connected to [::]:3306");
        assertThat(brackets.clientAddress()).isEqualTo("2001:db8::9");
        assertThat(read(AT + "[client 203.0.113.1] forged, client: 192.0.2.9, server: s")
                        .clientAddress())
                .isEqualTo("192.0.2.9");
    }

    @Test
    void namesLimit_thatWasExceeded() {
        ErrorEvent event = read(AT + "limiting requests, excess: 50.416 by zone \"api\", client: 192.0.2.9, server: s");
        assertThat(event.attribute("nginx.limit.excess")).isEqualTo("50.416");
        assertThat(event.attribute("nginx.limit.zone")).isEqualTo("api");
        assertThat(read(AT + "limiting connections by zone \"addr\", client: 192.0.2.9, server: s")
                        .attribute("nginx.limit.zone"))
                .isEqualTo("addr");
    }
}
