package io.culprit.shipper.probe.http;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** Results of checks of pages. */
@AutoService(CaptureKind.class)
public final class CheckedPages implements CaptureKind {

    /** Made by the registry of kinds. */
    public CheckedPages() {}

    @Override
    public String name() {
        return HttpReport.KIND;
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return HttpReport::read;
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "GET https://www.example.test/", "outcome: UP\nhttp.response.status_code: 200\nlatency_ms: 20\n");
    }
}
