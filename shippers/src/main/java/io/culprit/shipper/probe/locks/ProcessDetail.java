package io.culprit.shipper.probe.locks;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Details of a stuck process from {@code /proc}: what it waits in, the files it holds open, and the inodes of those files,
 * which lead from a lock to its name.
 */
final class ProcessDetail {

    private static final Pattern PID = Pattern.compile("/proc/(\\d{1,9})/(\\w+)");
    private static final Pattern DESCRIPTOR = Pattern.compile(" (\\d{1,6}) -> (/.*)$");
    private static final Pattern INODE = Pattern.compile("^(\\S+:\\d+) (/.*)$");

    private ProcessDetail() {}

    static List<EventBody> read(Capture capture) {
        Matcher pid = PID.matcher(capture.command());
        boolean ofProcess = pid.find();
        String detail = ofProcess ? pid.group(2) : "";
        Sample sample = new Sample().put("process.pid", ofProcess ? pid.group(1) : "");
        for (String line : capture.lines()) {
            Matcher descriptor = DESCRIPTOR.matcher(line);
            Matcher inode = INODE.matcher(line);
            if (detail.equals("fd") && descriptor.find()) {
                sample.put("fd." + descriptor.group(1), descriptor.group(2));
            } else if (inode.matches()) {
                sample.put("inode." + inode.group(1), inode.group(2));
            }
        }
        if (!detail.isEmpty() && !detail.equals("fd")) {
            sample.put(detail, capture.output().strip());
        }
        String finding = capture.lines().stream().findFirst().orElse("");
        return List.of(
                sample.event("process-detail", ofProcess ? pid.group(1) : "", "sampled", capture.evidence(finding)));
    }
}
