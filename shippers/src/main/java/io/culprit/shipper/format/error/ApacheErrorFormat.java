package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Apache's error log, 2.4 and 2.2, in a file or by way of syslog.
 *
 * <p>The lines name no zone. What the server says before its log is open has no prefix at all: it takes the log's position
 * in time. Any other line without prefix continues the record before it, and so do the records of a Python traceback.
 */
@AutoService(Format.class)
public final class ApacheErrorFormat implements Format {

    static final String NAME = "apache.error";
    static final List<String> MEMBERS = List.of("2.2", "2.4", "startup", "syslog");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public double confidence(Line line) {
        if (line.at(0) != '[') {
            return ApacheStartup.surelyRecognises(line) ? 0.7 : 0;
        }
        ApacheErrorLine read = new ApacheErrorLine(ZoneOffset.UTC);
        read.read(line);
        return switch (read.kind()) {
            case APACHE_24, APACHE_22 -> 1;
            case SYSLOG -> 0.9;
            case STAMPED, NONE -> 0;
        };
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.APACHE);
    }

    @Override
    public LineFormat open(Setting setting) {
        return new ApacheErrorLines(setting);
    }

    @Override
    public List<String> members() {
        return MEMBERS;
    }

    @Override
    public Format member(String member) {
        if (!MEMBERS.contains(member)) {
            throw new IllegalArgumentException(NAME + " has no member " + member);
        }
        return new ApacheErrorMember(this, member);
    }

    @Override
    public boolean canBeDefinedBy(String definition) {
        return ErrorLogDefinition.recognises(definition);
    }

    @Override
    public Format definedBy(String definition) throws FormatException {
        return new DefinedErrorFormat(this, ErrorLogDefinition.fields(definition));
    }

    @Override
    public List<String> samples() {
        return List.of(
                "[Sat Nov 21 08:04:56.972526 2026] [wsgi:info] [pid 29155:tid 29155] mod_wsgi (pid=29155): Initializing.",
                "[Sat Nov 21 08:04:56.972526 2026] [proxy:error] [pid 7] (111)Connection refused: AH00957: HTTP: attempt failed",
                "[Sat Nov 21 08:04:56.972526 2026] [wsgi:error] [pid 7:tid 8] [client 2001:db8::1:5412] Truncated headers",
                "[Sat Nov 21 08:04:56.972526 2026] [:error] [pid 7:tid 8] [remote 192.0.2.9:80] text of an application",
                "[Sat Nov 21 08:04:56.972526 2026] [rewrite:trace3] [pid 7:tid 8] mod_rewrite.c(470): [client 192.0.2.9:80]"
                        + " 192.0.2.9 - - [shop.test/sid#55a3][rid#7fb4/initial] applying pattern, referer: http://shop.test/",
                "[Sat Nov 21 08:04:56.972526 2026] [wsgi:error] [pid 7:tid 8] [client 192.0.2.9:5412] Traceback (most recent"
                        + " call last):\n[Sat Nov 21 08:04:56.972530 2026] [wsgi:error] [pid 7:tid 8] [client 192.0.2.9:5412]"
                        + " ValueError: x",
                "[Sun Dec 04 05:15:09 2005] [error] [client 192.0.2.160] Directory index forbidden by rule: /var/www/",
                "[Sun Dec  4 05:15:09 2005] [notice] workerEnv.init() ok /etc/httpd/conf/workers2.properties",
                "[mpm_event:notice] [pid 29347:tid 29347] AH00493: SIGUSR1 received.  Doing graceful restart",
                "AH00526: Syntax error on line 3 of /etc/apache2/mods-enabled/php8.2.load:");
    }
}
