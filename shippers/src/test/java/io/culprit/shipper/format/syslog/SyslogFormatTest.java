package io.culprit.shipper.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogFormatTest {

    private static final SyslogFormat SYSLOG = new SyslogFormat();

    private static ErrorEvent event(String line) {
        return Parsing.event(SYSLOG, line, ErrorEvent.class);
    }

    private static Instant time(String line, ZoneId zone, String notAfter) {
        Setting setting = new Setting(zone, Software.UNKNOWN, Instant.parse(notAfter));
        return ((ParsedLine) SYSLOG.open(setting).parse(Line.of(line)))
                .stamp()
                .orElseThrow()
                .time();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<13>Nov 21 08:04:58 web1 root[8539]: i am|web1|root|8539|i am|notice|user",
                "<190>Nov 21 08:04:58 web1 nginx: 192.0.2.9 - -|web1|nginx||192.0.2.9 - -|info|local7",
                "<133>Nov 21 08:04:58 haproxy[73411]: Proxy started.||haproxy|73411|Proxy started.|notice|local0",
                "<190>Nov 21 08:04:58 nginx: no host||nginx||no host|info|local7",
                "Nov 21 08:04:58 web1 CRON[77]: (root) CMD (x)|web1|CRON|77|(root) CMD (x)||",
                "Nov  1 08:04:58 web1 postfix/smtpd[77]: connect from a[192.0.2.9]|web1|postfix/smtpd|77|connect from a[192.0.2.9]||",
                "Nov 1 08:04:58 web1 /usr/sbin/cron[77]: x|web1|/usr/sbin/cron|77|x||",
                "Nov 21 08:04:58 web1 sshd(pam_unix)[77]: closed|web1|sshd(pam_unix)|77|closed||",
                "Nov 21 08:04:58 web1 (systemd)[77]: x|web1|(systemd)|77|x||",
                "Nov 21 08:04:58 web1 last message repeated 3 times|web1|||last message repeated 3 times||",
                "Nov 21 08:04:58 --- last message repeated 1 time ---||||--- last message repeated 1 time ---||",
                "Nov 21 08:04:58 web1 -- MARK --|web1|||-- MARK --||",
                "Nov 21 2026 08:04:58 192.0.2.1 : %ASA-6-302013: Built|192.0.2.1|||: %ASA-6-302013: Built||",
                "Nov 21 08:04:58 2001:db8::1 app: x|2001:db8::1|app||x||",
                "Nov 21 08:04:58 web1 daemon.err dnsmasq[7]: x|web1|dnsmasq|7|x|error|daemon",
                "Nov 21 08:04:58 <3.6> web1 dhclient[7]: x|web1|dhclient|7|x|info|daemon",
                "<131>Nov 21 08:04:58 web1 apache_error [Sat Nov 21 08:04:58.1 2026] [php7:error] x|web1|apache_error||[Sat Nov 21 08:04:58.1 2026] [php7:error] x|error|local0",
                "<13>app[7]: no time||app|7|no time|notice|user",
                "<13>web1 app[7]: no time|web1|app|7|no time|notice|user",
                "2026-11-21T08:04:58.123456+01:00 web1 thermald: x|web1|thermald||x||",
                "2026-11-21T08:04:58.101+0400 web1 shutdown[2649]: x|web1|shutdown|2649|x||",
                "2026-11-21T08:04:58.912134 localhost sudo: pam_unix(sudo-i:session): x|localhost|sudo||pam_unix(sudo-i:session): x||",
                "<46>2026-11-21T08:04:58.605850+00:00 web1 rsyslogd:  [origin software=\"rsyslogd\"] start|web1|rsyslogd||[origin software=\"rsyslogd\"] start|info|syslog",
                "Sat 2026-11-21 08:04:58 UTC web1 app[7]: x|web1|app|7|x||",
                "Tue 2026-11-24 08:04:58.123456 CET web1 app[7]: x|web1|app|7|x||",
                "Sep 13 03:12:04 iMac kernel[0]: AppleBCM5701Ethernet [en0]:  0|iMac|kernel|0|AppleBCM5701Ethernet [en0]:  0||",
                "<165>1 2026-11-21T08:04:58.003Z web1 app 12 ID47 - x y|web1|app|12|x y|notice|local4",
                "<34>1 2026-11-21T08:04:58+00:00 - su - - - 'su root' failed||su||'su root' failed|crit|auth",
                "83 <34>1 2026-11-21T08:04:58Z web1 su - - - x|web1|su||x|crit|auth",
                "<27>1 - web1 app - - [e]|web1|app|||error|daemon"
            })
    void takesHeaderApart(
            String line, String host, String tag, Long pid, String message, String level, String facility) {
        ErrorEvent event = event(line);
        assertThat(event.attribute("syslog.hostname")).isEqualTo(orEmpty(host));
        assertThat(event.attribute("syslog.appname")).isEqualTo(orEmpty(tag));
        assertThat(event.pid()).isEqualTo(pid == null ? OptionalLong.empty() : OptionalLong.of(pid));
        assertThat(event.message()).isEqualTo(orEmpty(message));
        assertThat(event.level()).isEqualTo(orEmpty(level));
        assertThat(event.attribute("syslog.facility")).isEqualTo(orEmpty(facility));
        assertThat(event.original()).isEqualTo(line);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    @Test
    void readsStructuredData_withItsEscapesUndone() {
        ErrorEvent event = event("<165>1 2026-11-21T08:04:58.003Z web1 app p-7 ID47"
                + " [a@32473 b=\"c\\\"d\\]\\\\e\\x\" f=\"\"][g h=\"ü\"] \ufeffAn event");
        assertThat(event.attributes())
                .containsEntry("syslog.sd.a@32473.b", "c\"d]\\e\\x")
                .containsEntry("syslog.sd.g.h", "ü")
                .containsEntry("syslog.msgid", "ID47")
                .containsEntry("syslog.procid", "p-7");
        assertThat(event.pid()).isEmpty();
        assertThat(event.message()).isEqualTo("An event");
    }

    @Test
    void leavesInTheMessage_whatIsNoStructuredDataAfterAll() {
        assertThat(event("<13>1 2026-11-21T08:04:58Z web1 root 7 - [incorrect x] qwerty")
                        .message())
                .isEqualTo("[incorrect x] qwerty");
        assertThat(event("<13>1 2026-11-21T08:04:58Z web1 root 7 - [empty][e f=\"g\"] x")
                        .attributes())
                .containsEntry("syslog.sd.empty", "-")
                .containsEntry("syslog.sd.e.f", "g");
    }

    @ParameterizedTest
    @CsvSource({
        "Nov 21 08:04:58 h a: x, 2026-11-21T12:00:00Z, 2026-11-21T07:04:58Z",
        "Nov 21 23:04:58 h a: x, 2026-11-21T12:00:00Z, 2026-11-21T22:04:58Z",
        "Nov 23 08:04:58 h a: x, 2026-11-21T12:00:00Z, 2025-11-23T07:04:58Z",
        "Dec 31 23:59:59 h a: x, 2027-01-01T00:10:00Z, 2026-12-31T22:59:59Z",
        "Jan  1 00:00:30 h a: x, 2026-12-31T23:10:00Z, 2026-12-31T23:00:30Z",
        "Feb 29 08:04:58 h a: x, 2026-11-21T12:00:00Z, 2024-02-29T07:04:58Z",
        "Jul 21 08:04:58.25 h a: x, 2026-11-21T12:00:00Z, 2026-07-21T06:04:58.250Z",
        "Nov 21 08:04:58 2020 h a: x, 2026-11-21T12:00:00Z, 2020-11-21T07:04:58Z",
        "2026-11-21T08:04:58 h a: x, 2026-11-21T12:00:00Z, 2026-11-21T07:04:58Z",
        "2026-11-21T08:04:58-03:30 h a: x, 2026-11-21T12:00:00Z, 2026-11-21T11:34:58Z",
        "2026-11-21T23:59:60Z h a: x, 2026-11-22T12:00:00Z, 2026-11-21T23:59:59Z"
    })
    void takesLatestYearBeforeTheSourceEnds_andTheZoneOfItsHost(String line, String notAfter, String expected) {
        assertThat(time(line, ZoneId.of("Europe/Berlin"), notAfter)).isEqualTo(expected);
    }

    @Test
    void keepsOrder_whenClocksAreSetBack() {
        Setting berlin =
                new Setting(ZoneId.of("Europe/Berlin"), Software.UNKNOWN, Instant.parse("2026-11-01T00:00:00Z"));
        LineFormat lines = SYSLOG.open(berlin);
        assertThat(new String[] {"01:59:00", "02:59:00", "02:01:00", "03:01:00"})
                .extracting(at -> ((ParsedLine) lines.parse(Line.of("Oct 25 " + at + " h a: x")))
                        .stamp()
                        .orElseThrow()
                        .time()
                        .toString())
                .containsExactly(
                        "2026-10-24T23:59:00Z", "2026-10-25T00:59:00Z", "2026-10-25T01:01:00Z", "2026-10-25T02:01:00Z");
    }

    @Test
    void tellsResolution_byTheDigitsOfTheFraction() {
        assertThat(event("Nov 21 08:04:58 h a: x").header().resolution()).isEqualTo(Duration.ofSeconds(1));
        assertThat(event("2026-11-21T08:04:58.123456Z h a: x").header().resolution())
                .isEqualTo(Duration.ofNanos(1_000));
    }

    @ParameterizedTest
    @CsvSource({
        "kernel, kernel", "systemd[1], systemd", "systemd-logind[7], systemd", "httpd[7], apache", "apache2[7], apache",
        "nginx, nginx", "/usr/sbin/nginx[1], nginx", "php-fpm[7], php-fpm", "php8.2-fpm[7], php-fpm",
                "php-fpm8.2, php-fpm",
        "php7.4-fpm, php-fpm", "php, php", "phpsessionclean[7], unknown", "sshd[7], unknown"
    })
    void tellsSoftware_byTheTag(String tag, String software) {
        assertThat(event("Nov 21 08:04:58 web1 " + tag + ": x").software().label())
                .isEqualTo(software);
    }

    @Test
    void takesUptimeOutOfKernelMessage() {
        ErrorEvent event = event("Nov 21 08:04:58 web1 kernel: [    5.678901] usb 1-1: new device");
        assertThat(event.message()).isEqualTo("usb 1-1: new device");
        assertThat(event.attribute("kernel.uptime")).isEqualTo("5.678901");
    }

    @Test
    void joinsLinesWithoutHeaderToTheMessageBefore() {
        LineFormat lines = SYSLOG.open(Parsing.UTC);
        Line first = Line.of("Nov 21 08:04:58 mac agent[7]: store=<");
        assertThat(lines.continues(first, first, Line.of("\t\tpath=x"))).isTrue();
        assertThat(lines.continues(first, first, Line.of("Nov 21 08:04:58 mac agent[7]: y")))
                .isFalse();
        assertThat(event("Nov 21 08:04:58 mac agent[7]: store=<\n\t\tpath=x").message())
                .isEqualTo("store=<\n\t\tpath=x");
    }

    @Test
    void leavesOutWhatJournalctlSaysItself() {
        LineFormat lines = SYSLOG.open(Parsing.UTC);
        Line note = Line.of("-- Boot 5a5a --");
        assertThat(lines.continues(Line.of("Nov 21 08:04:58 web1 a: x"), Line.of("x"), note))
                .isFalse();
        assertThat(((ParsedLine) lines.parse(note)).bodies()).isEmpty();
    }

    @Test
    void keepsBytesThatAreNotUtf8() {
        byte[] line = "Nov 21 08:04:58 wéb1 app: caf".getBytes(StandardCharsets.UTF_8);
        byte[] latin = Arrays.copyOf(line, line.length + 1);
        latin[line.length] = (byte) 0xe9;
        ParsedLine parsed = (ParsedLine) SYSLOG.open(Parsing.UTC).parse(new Line(latin, 0, latin.length));
        ErrorEvent event = (ErrorEvent) Parsing.events(record -> parsed, "").get(0);
        assertThat(event.message()).isEqualTo("caf\\xe9");
        assertThat(event.attribute("syslog.hostname")).isEqualTo("wéb1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] x",
                "[Sat Nov 21 08:04:58 2026] [error] x",
                "2026/11/21 08:26:49 [error] 7#7: x",
                "2026-11-21 08:05:49 status installed x 1",
                "2026-11-21T08:05:49Z SUBDEBUG Installed: httpd-2.4-1.el9.x86_64",
                "2026-11-21T08:05:49Z stderr F app: x",
                "Nov 31 08:04:58 web1 app: x",
                "<192>Nov 21 08:04:58 web1 app: x",
                "Never mind"
            })
    void refusesWhatIsNoSyslog(String line) {
        assertThat(SYSLOG.confidence(Line.of(line))).isZero();
        assertThat(Parsing.rejection(SYSLOG, line).reason()).isEqualTo(DeadLetter.Reason.UNRECOGNISED);
    }

    @Test
    void tellsOffset_whenLinesNameIt() {
        assertThat(SYSLOG.offset(List.of(Line.of("2026-11-21T08:04:58+01:00 h a: x"))))
                .contains(ZoneOffset.ofHours(1));
        assertThat(SYSLOG.offset(List.of(Line.of("<13>1 2026-11-21T08:04:58+01:00 h a - - - x"))))
                .isEmpty();
    }
}
