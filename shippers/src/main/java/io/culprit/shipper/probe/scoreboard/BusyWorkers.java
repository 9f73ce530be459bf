package io.culprit.shipper.probe.scoreboard;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Sample;
import java.util.Comparator;
import java.util.List;

/** Workers that have been at one request for long: what it is, and whose. One event each, the longest first. */
@AutoService(CaptureKind.class)
public final class BusyWorkers implements CaptureKind {

    static final String NAME = "workers";

    private static final int LONG_SECONDS = 5;
    private static final int MOST_EVENTS = 20;

    /** Made by the registry of kinds. */
    public BusyWorkers() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return BusyWorkers::read;
    }

    private static List<EventBody> read(Capture capture) {
        String told = capture.detail("server");
        String subject = told.isEmpty() ? "apache" : told;
        return WorkerTable.read(capture.lines()).stream()
                .filter(Worker::isBusy)
                .filter(worker -> worker.seconds() >= LONG_SECONDS)
                .sorted(Comparator.comparingLong(Worker::seconds).reversed())
                .limit(MOST_EVENTS)
                .map(worker -> event(capture, subject, worker))
                .toList();
    }

    private static EventBody event(Capture capture, String subject, Worker worker) {
        Sample sample = new Sample()
                .put("process.pid", worker.pid())
                .put("worker.state", worker.state())
                .put("worker.seconds", worker.seconds())
                .put("worker.requests", worker.requests())
                .put("worker.script", worker.script())
                .put("url.full", capture.detail("url"))
                .put("left_out", capture.detail("left_out"));
        RequestOf.facts(worker).forEach(sample::put);
        return sample.event("scoreboard", subject, "busy", capture.evidence(sample.toString()));
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "GET /server-status",
                "PID\tM\tSS\tACC\tCLIENT\tVHOST\tREQUEST\tSCRIPT\n7\tW\t31\t5\t192.0.2.7\twww.example.test:80\tGET /a HTTP/1.1\t\n");
    }
}
