package io.culprit.shipper.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.Parsing;
import io.culprit.wire.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JournalFormatTest {

    private static final JournalFormat JOURNAL = new JournalFormat();

    private static ErrorEvent event(String fields) {
        return Parsing.event(
                JOURNAL, "{\"__REALTIME_TIMESTAMP\":\"1795249585727123\"," + fields + "}", ErrorEvent.class);
    }

    @Test
    void readsEntryAsSyslogDoes_withItsUnitAndProcess() {
        ErrorEvent event = event("\"_SOURCE_REALTIME_TIMESTAMP\":\"1795249585727001\",\"PRIORITY\":\"4\","
                + "\"SYSLOG_FACILITY\":\"3\",\"SYSLOG_IDENTIFIER\":\"apachectl\",\"_PID\":\"812\",\"_COMM\":\"apache2\","
                + "\"_HOSTNAME\":\"web1\",\"_SYSTEMD_UNIT\":\"apache2.service\",\"_TRANSPORT\":\"stdout\","
                + "\"MESSAGE\":\"AH00558: apache2: Could not determine the name\"");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:26:25.727001Z"));
        assertThat(event.header().resolution()).isEqualTo(Duration.ofNanos(1_000));
        assertThat(event.software()).isEqualTo(Software.APACHE);
        assertThat(event.level()).isEqualTo("warn");
        assertThat(event.pid()).isEqualTo(OptionalLong.of(812));
        assertThat(event.message()).startsWith("AH00558: ");
        assertThat(event.attributes())
                .containsEntry("syslog.facility", "daemon")
                .containsEntry("syslog.appname", "apachectl")
                .containsEntry("syslog.hostname", "web1")
                .containsEntry("systemd.unit", "apache2.service")
                .containsEntry("process.executable.name", "apache2")
                .containsEntry("journal.transport", "stdout");
    }

    @Test
    void readsMessageOfBytes_asTextWithTheRestKept() {
        assertThat(event("\"MESSAGE\":[99,97,102,195,169,32,233]").message()).isEqualTo("café \\xe9");
    }

    @Test
    void takesUnitThatSystemdSpeaksOf_beforeItsOwn() {
        ErrorEvent event = event("\"SYSLOG_IDENTIFIER\":\"systemd\",\"_PID\":\"1\",\"_SYSTEMD_UNIT\":\"init.scope\","
                + "\"UNIT\":\"apache2.service\",\"EXIT_CODE\":\"killed\",\"EXIT_STATUS\":\"9\","
                + "\"MESSAGE\":\"apache2.service: Main process exited, code=killed, status=9/KILL\"");
        assertThat(event.software()).isEqualTo(Software.SYSTEMD);
        assertThat(event.attributes())
                .containsEntry("systemd.unit", "apache2.service")
                .containsEntry("process.exit.kind", "killed")
                .containsEntry("process.exit.signal", "9");
    }

    @Test
    void readsKernelsOwnMessages_withTheirFacts() {
        ErrorEvent event = event("\"_TRANSPORT\":\"kernel\",\"PRIORITY\":\"3\",\"SYSLOG_IDENTIFIER\":\"kernel\","
                + "\"MESSAGE\":\"Out of memory: Killed process 123 (apache2) total-vm:2048kB\"");
        assertThat(event.software()).isEqualTo(Software.KERNEL);
        assertThat(event.attribute("process.killed.pid")).isEqualTo("123");
        assertThat(event.attribute("syslog.facility")).isEqualTo("kern");
    }

    @Test
    void takesFirstOfSeveralValues_andNoneForNull() {
        ErrorEvent event = event("\"MESSAGE\":null,\"SYSLOG_IDENTIFIER\":[\"a\",\"b\"]");
        assertThat(event.message()).isEmpty();
        assertThat(event.attribute("syslog.appname")).isEqualTo("a");
    }

    @Test
    void refusesOtherJson_andTimesThatAreNone() {
        assertThat(Parsing.rejection(JOURNAL, "{\"MESSAGE\":\"x\"}").reason())
                .isEqualTo(DeadLetter.Reason.UNRECOGNISED);
        assertThat(Parsing.rejection(JOURNAL, "{\"__REALTIME_TIMESTAMP\":\"soon\",\"MESSAGE\":\"x\"}")
                        .reason())
                .isEqualTo(DeadLetter.Reason.BAD_TIME);
    }
}
