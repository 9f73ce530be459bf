package io.culprit.shipper.format.syslog;

import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.error.ErrorBody;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Remembered;
import io.culprit.shipper.format.time.WallClock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of one syslog; a line without header continues the message before it. */
final class SyslogLines implements LineFormat {

    private static final Pattern UPTIME = Pattern.compile("^\\[ {0,12}(\\d{1,12}\\.\\d{1,9})\\] ?");

    private final Setting setting;
    private final WallClock clock;
    private final Remembered<Boolean> headed =
            new Remembered<>(line -> SyslogHeader.of(line).isPresent());

    SyslogLines(Setting setting) {
        this.setting = setting;
        this.clock = new WallClock(setting.zone());
    }

    @Override
    public boolean multiline() {
        return true;
    }

    @Override
    public boolean continues(Line first, Line previous, Line line) {
        return !isNote(line) && SyslogHeader.of(line).isEmpty() && headed.of(first);
    }

    /** What journalctl says of the journal between its lines, as {@code -- Boot 5a5a --}. */
    private static boolean isNote(Line line) {
        return line.startsWith("-- ") && line.at(line.length() - 1) == '-';
    }

    @Override
    public Parsed parse(Line record) {
        Optional<SyslogHeader> header = SyslogHeader.of(record);
        if (header.isEmpty() && isNote(record)) {
            return ParsedLine.serving(Shape.of(SyslogFormat.NAME));
        }
        if (header.isEmpty()) {
            return Rejection.unrecognised("no syslog header before it, and no message that it could continue");
        }
        Shape shape = new Shape(SyslogFormat.NAME, header.get().member());
        Optional<Stamp> stamp = header.get().time().flatMap(time -> time.stamp(setting, clock));
        ErrorBody body = body(header.get(), record);
        return stamp.<Parsed>map(at -> ParsedLine.of(shape, at, body)).orElseGet(() -> ParsedLine.untimed(shape, body));
    }

    private static ErrorBody body(SyslogHeader header, Line record) {
        Software software = header.software();
        String message = header.message(record).text().stripLeading();
        String uptime = "";
        if (software == Software.KERNEL) {
            Matcher matcher = UPTIME.matcher(message);
            if (matcher.find()) {
                uptime = matcher.group(1);
                message = message.substring(matcher.end());
            }
        }
        ErrorBody body = new ErrorBody(software, message, record.text())
                .level(header.priority().level())
                .pid(header.process())
                .attribute("kernel.uptime", uptime)
                .attribute("syslog.facility", header.priority().facility())
                .attribute("syslog.appname", header.tag())
                .attribute("syslog.procid", isNumber(header.process()) ? "" : header.process())
                .attribute("syslog.msgid", header.messageId())
                .attribute("syslog.hostname", header.host());
        header.data().forEach((name, value) -> body.attribute("syslog.sd." + name, value));
        Facts.of(software, header.tag(), message, body);
        return body;
    }

    private static boolean isNumber(String process) {
        return process.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
