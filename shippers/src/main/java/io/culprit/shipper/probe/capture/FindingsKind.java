package io.culprit.shipper.probe.capture;

/** A kind whose captures hold findings: changes of the host, each complete in itself, so that its readers remember nothing. */
public abstract class FindingsKind implements CaptureKind {

    private final String name;
    private final Sampled sampled;

    /**
     * @param name the kind, as it stands in captures
     * @param command what looks, for the sample
     * @param finding what it finds, for the sample
     */
    protected FindingsKind(String name, String command, Finding finding) {
        this.name = name;
        this.sampled = new Sampled(command, finding.toLine());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public final CaptureReader open() {
        return Findings::read;
    }

    @Override
    public final Sampled sampled() {
        return sampled;
    }
}
