package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApacheErrorFieldsTest {

    private static final String AT = "[Sat Nov 21 08:04:56.972526 2026] ";

    private static ErrorEvent read(String line) {
        return Parsing.event(new ApacheErrorFormat(), line, ErrorEvent.class);
    }

    @Test
    void readsApache24Line() {
        ErrorEvent event = read(
                AT + "[core:notice] [pid 29347:tid 29348] AH00052: child pid 3 exit signal Segmentation fault (11)");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:56.972526Z"));
        assertThat(event.header().resolution()).isEqualTo(Duration.ofNanos(1000));
        assertThat(event.level()).isEqualTo("notice");
        assertThat(event.module()).isEqualTo("core");
        assertThat(event.pid()).isEqualTo(OptionalLong.of(29347));
        assertThat(event.thread()).isEqualTo(OptionalLong.of(29348));
        assertThat(event.code()).isEqualTo("AH00052");
        assertThat(event.message()).isEqualTo("child pid 3 exit signal Segmentation fault (11)");
        assertThat(event.software()).isEqualTo(Software.APACHE);
        assertThat(event.attributes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[wsgi:error] [pid 7:tid 8] [client 192.0.2.9:5412] Truncated|192.0.2.9|5412|''|Truncated",
                "[core:error] [pid 7:tid 8] [client 192.0.2.9] Truncated|192.0.2.9|-1|''|Truncated",
                "[wsgi:error] [pid 7:tid 8] [client 2001:db8::1:5412] Truncated|2001:db8::1|5412|''|Truncated",
                "[core:error] [pid 7:tid 8] [client 2001:db8:1:2:3:4:5:6:80] x|2001:db8:1:2:3:4:5:6|80|''|x",
                "[core:error] [pid 7:tid 8] [client 2001:db8:1:2:3:4:5:6] x|2001:db8:1:2:3:4:5:6|-1|''|x",
                "[core:error] [pid 7:tid 8] [client ::1:50412] x|::1|50412|''|x",
                "[core:error] [pid 7:tid 8] [client ::1] x|::1|-1|''|x",
                "[core:error] [pid 7:tid 8] [client ::ffff:192.0.2.9:50412] x|::ffff:192.0.2.9|50412|''|x",
                "[core:error] [pid 7:tid 8] [client fe80::1%eth0:50412] x|fe80::1%eth0|50412|''|x",
                "[wsgi:error] [pid 7] [client [2001:db8::1]:5412] x|2001:db8::1|5412|''|x",
                "[core:error] [pid 7] [client client.example.test:80] x|client.example.test|80|''|x",
                "[error] [client 2001:db8::1] x|2001:db8::1|-1|''|x",
                "[error] [client 2001:db8::a:1] x|2001:db8::a:1|-1|''|x",
                "[error] [client client.example.test] x|client.example.test|-1|''|x",
                "[proxy:error] [pid 7:tid 8] (70007)The timeout: [client 192.0.2.9:1] AH01102: e|192.0.2.9|1|AH01102|e",
                "[:error] [pid 7:tid 8] [remote 192.0.2.9:80] text|192.0.2.9|80|''|text",
                "[wsgi:error] [pid 7:tid 8] [client 192.0.2.9:1] WSGI0146: Daemon process|192.0.2.9|1|WSGI0146|Daemon process",
                "[core:debug] [pid 7:tid 8] core.c(123): [client 192.0.2.9:1] AH00001: t|192.0.2.9|1|AH00001|t"
            })
    void takesClientCodeAndMessageApart(String rest, String client, int port, String code, String message) {
        ErrorEvent event = read(AT + rest);
        assertThat(event.clientAddress()).isEqualTo(client);
        assertThat(event.clientPort()).isEqualTo(port < 0 ? OptionalInt.empty() : OptionalInt.of(port));
        assertThat(event.code()).isEqualTo(code);
        assertThat(event.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[proxy:error] [pid 7] (111)Connection refused: AH00957: failed|111|Connection refused|''|failed",
                "[error] [client 192.0.2.9] (36)File name too long: Cannot map|36|File name too long|''|Cannot map",
                "[error] (13)Permission denied: [client 192.0.2.9] x|13|Permission denied|''|x",
                "[core:alert] [pid 7] (EAI 2)Name or service not known: AH00547: x|2|Name or service not known|EAI|x",
                "[proxy:error] [pid 7] (OS 10061)Actively refused it.  : AH00957: x|10061|Actively refused it.|OS|x",
                "[core:crit] [pid 7] (os 0x00000006)Unrecognized Win32 error code: x|0x00000006|Unrecognized Win32 error code|os|x",
                "[ssl:warn] [pid 7] (20014)Internal error (specific information not available): AH01: x|20014"
                        + "|Internal error (specific information not available)|''|AH01: x"
            })
    void takesSystemErrorOutOfMessage(String rest, String errno, String text, String family, String message) {
        ErrorEvent event = read(AT + rest);
        assertThat(event.attribute("error.errno")).isEqualTo(errno);
        assertThat(event.attribute("error.errno.text")).isEqualTo(text);
        assertThat(event.attribute("error.errno.family")).isEqualTo(family);
        assertThat(event.message()).isEqualTo(message);
    }

    @Test
    void keepsSourceFile_ofDebugLevels() {
        ErrorEvent event = read(
                AT + "[rewrite:trace3] [pid 7:tid 8] mod_rewrite.c(470): [client 192.0.2.9:38350] 192.0.2.9 - - init");
        assertThat(event.level()).isEqualTo("trace3");
        assertThat(event.message()).isEqualTo("192.0.2.9 - - init");
        assertThat(event.attributes()).isEqualTo(Map.of("code.file.path", "mod_rewrite.c", "code.line.number", "470"));
    }

    @Test
    void takesHalfAClientForNone_asTheFormatOfTheManualWritesIt() {
        ErrorEvent event = read("[Sat Nov 21 08:04:56 2026] [error] [pid 1] ssl_util_stapling.c(149): [client AH02217:"
                + " can't retrieve issuer certificate! [subject: CN=shop.test]");
        assertThat(event.clientAddress()).isEmpty();
        assertThat(event.code()).isEqualTo("AH02217");
        assertThat(event.message()).isEqualTo("can't retrieve issuer certificate! [subject: CN=shop.test]");
    }

    @Test
    void takesLastRefererOnly() {
        ErrorEvent event = read(
                AT
                        + "[core:error] [pid 7] [client 192.0.2.9:1] AH00037: forbidden: /a, referer: /b, referer: http://shop.test/\\xc3\\xa4");
        assertThat(event.referer()).isEqualTo("http://shop.test/ä");
        assertThat(event.message()).isEqualTo("forbidden: /a, referer: /b");
    }

    @Test
    void undoesEscapesOnce() {
        ErrorEvent event = read(AT + "[:error] [pid 7] [client 192.0.2.9:1] a\\tb\\nc \\\\n \"d\" \\xc3\\xa9 \\xff");
        assertThat(event.message()).isEqualTo("a\tb\nc \\n \"d\" é \\xff");
    }

    @Test
    void readsLogIdsAndVirtualHost_ofCommonErrorLogFormats() {
        ErrorEvent event =
                read("[2026-11-21 08:04:56.972526] [core:error] [R:VtwC38CoBAQ] [C:Q38AAAEAQ] [vhost shop.test]"
                        + " [pid 7] [client 192.0.2.9:80] AH00128: File does not exist: /x");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:56.972526Z"));
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "apache.request.log_id", "VtwC38CoBAQ",
                        "apache.connection.log_id", "Q38AAAEAQ",
                        "server.address", "shop.test"));
        assertThat(event.pid()).isEqualTo(OptionalLong.of(7));
        assertThat(event.message()).isEqualTo("File does not exist: /x");
    }

    @Test
    void readsVirtualHostBeforeLevel_andLinesThatDescribeRequests() {
        ErrorEvent event = read(AT + "[vhost shop.test] [core:error] [pid 7] x");
        assertThat(event.attribute("server.address")).isEqualTo("shop.test");
        assertThat(event.level()).isEqualTo("error");
        ErrorEvent request = read("[2026-11-21 08:04:56.972526] [R:VtwC38] UA:'curl/8'");
        assertThat(request.attribute("apache.request.log_id")).isEqualTo("VtwC38");
        assertThat(request.message()).isEqualTo("UA:'curl/8'");
    }

    @Test
    void makesEventOfLineAlone() {
        ApacheErrorLine line = new ApacheErrorLine(ZoneOffset.UTC);
        String text = AT + "[core:notice] [pid 7:tid 8] AH00094: Command line: '/usr/sbin/apache2'";
        assertThat(line.read(Line.of(text))).isTrue();
        assertThat(line.pid()).isEqualTo(7);
        assertThat(line.thread()).isEqualTo(8);
        assertThat(line.epochSecond())
                .isEqualTo(Instant.parse("2026-11-21T08:04:56Z").getEpochSecond());
        assertThat(line.body()).isNotNull();
        assertThat(line.read(Line.of("printed"))).isFalse();
        assertThat(line.pid()).isEqualTo(-1);
    }

    @Test
    void keepsLocationAndExceptionOfPhp_asApachesRecord() {
        ErrorEvent event = read(AT + "[php:error] [pid 7] [client 192.0.2.9:1] PHP Fatal error:  Uncaught"
                + " RuntimeException: no in stock in /srv/a.php:12\\nStack trace:\\n#0 {main}\\n  thrown in /srv/a.php on"
                + " line 12, referer: http://shop.test/");
        assertThat(event.software()).isEqualTo(Software.APACHE);
        assertThat(event.level()).isEqualTo("error");
        assertThat(event.message())
                .startsWith("PHP Fatal error:  Uncaught RuntimeException: no in stock in /srv/a.php:12\nStack trace:");
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "code.file.path", "/srv/a.php",
                        "code.line.number", "12",
                        "exception.type", "RuntimeException",
                        "exception.message", "no in stock"));
    }

    @Test
    void readsThread_thatIsHexadecimal() {
        assertThat(read(AT + "[ssl:warn] [pid 7:tid 0x7f] AH01909: x").thread()).isEqualTo(OptionalLong.of(127));
        assertThat(read(AT + "[ssl:warn] [pid 7:tid 0xzz] AH01909: x").thread()).isEmpty();
    }
}
