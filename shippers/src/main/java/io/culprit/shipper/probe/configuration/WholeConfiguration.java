package io.culprit.shipper.probe.configuration;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.configuration.ApacheDirectives;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Apache configuration as a whole: its files' directives one after another, each file behind a line
 * {@code # file: /etc/apache2/apache2.conf}, each directive behind a comment with its line where it does not follow the one
 * before: {@code # line: 12}.
 *
 * <p>Comments of the configuration itself are not in it, so that nothing else can look like these. What such directives tell
 * is told of them in a file, too.
 */
@AutoService(CaptureKind.class)
public final class WholeConfiguration implements CaptureKind {

    static final String NAME = "configuration";
    static final String FILE = "# file: ";
    static final String LINE = "# line: ";
    private static final int MOST_EVENTS = 5_000;

    /** Made by the registry of kinds. */
    public WholeConfiguration() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public CaptureReader open() {
        return WholeConfiguration::read;
    }

    private static List<EventBody> read(Capture capture) {
        List<EventBody> events = new ArrayList<>();
        String file = "";
        int line = 0;
        for (String text : capture.lines()) {
            if (text.startsWith(FILE)) {
                file = text.substring(FILE.length());
                line = 0;
            } else if (text.startsWith(LINE)) {
                line = number(text.substring(LINE.length())) - 1;
            } else if (events.size() < MOST_EVENTS) {
                line++;
                Map<String, String> place = file.isEmpty()
                        ? Map.of()
                        : Map.of("configuration.file", file, "configuration.line", Integer.toString(line));
                ApacheDirectives.read(text, place).ifPresent(events::add);
            }
        }
        return events;
    }

    private static int number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "apache2 -d /etc/apache2 -f /etc/apache2/apache2.conf",
                FILE + "/etc/apache2/conf-enabled/app.conf\n" + LINE + "7\n"
                        + "WSGIDaemonProcess deploy processes=2 threads=5 maximum-requests=500\n");
    }
}
