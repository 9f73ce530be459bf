package io.culprit.shipper.fuzz;

import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Code that must cope with any bytes: it ends soon, throws nothing, and what it made of them holds together.
 *
 * @param name its kind and its subject, as {@code format/apache.error}
 * @param samples inputs that it reads well, from which a fuzzer starts
 * @param code takes the bytes; what it throws is a finding
 */
record Target(String name, List<byte[]> samples, Code code) {

    /** What is run with each input. */
    @FunctionalInterface
    interface Code {

        void run(byte[] input) throws Exception;
    }

    Target {
        samples = List.copyOf(samples);
    }

    /** Every target, by kind and name. A registered format or envelope is one without a word here. */
    static List<Target> all() {
        List<Target> all = new ArrayList<>();
        for (Format format : Formats.all()) {
            if (!format.samples().isEmpty()) {
                all.add(new Target(
                        "format/" + format.name(), bytes(format.samples()), input -> Reads.format(format, input)));
            }
            if (definable(format)) {
                all.add(new Target("definition/" + format.name(), List.of(), input -> Definitions.read(format, input)));
            }
        }
        for (Envelope envelope : Formats.envelopes()) {
            all.add(new Target(
                    "envelope/" + envelope.name(),
                    bytes(envelope.samples()),
                    input -> Reads.envelope(envelope, input)));
        }
        all.add(new Target("forwarded/record", ForwardedReads.records(), ForwardedReads::record));
        all.add(new Target("forwarded/line", ForwardedReads.lines(), ForwardedReads::lineInEveryEnvelope));
        all.add(new Target("definition/any", List.of(), Definitions::readAny));
        all.add(new Target("definition/grok-file", List.of(), Definitions::readGrokFile));
        all.add(new Target("reading/any-lines", filesOfSamples(), Reads::anyLines));
        all.add(new Target("reading/files", filesOfSamples(), Reads::file));
        return all;
    }

    /** The target of this name. */
    static Target named(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + name));
    }

    private static boolean definable(Format format) {
        try {
            return format.getClass().getMethod("definedBy", String.class).getDeclaringClass() != Format.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For each format and envelope the file that its samples make. */
    private static List<byte[]> filesOfSamples() {
        Stream<List<String>> files = Stream.concat(
                Formats.all().stream().map(Format::samples),
                Formats.envelopes().stream().map(Envelope::samples));
        return bytes(files.filter(samples -> !samples.isEmpty())
                .map(samples -> String.join("\n", samples) + "\n")
                .toList());
    }

    private static List<byte[]> bytes(Collection<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
