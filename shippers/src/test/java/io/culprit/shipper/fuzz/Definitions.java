package io.culprit.shipper.fuzz;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.grok.GrokDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Formats that someone wrote down: the first line of an input defines one, the others are read by it. */
final class Definitions {

    private Definitions() {}

    /** Compiles a format string of this family, and reads by it. */
    static void read(Format family, byte[] input) {
        read(text -> FormatChoice.of(family.name() + ":" + text), input);
    }

    /** Compiles whatever a person asks for a format by, and reads by it. */
    static void readAny(byte[] input) {
        read(FormatChoice::of, input);
    }

    /** Compiles a grok definition as a file holds it; it can name no files. */
    static void readGrokFile(byte[] input) {
        String yaml = new String(input, StandardCharsets.UTF_8);
        read(() -> GrokDefinition.read(yaml, Definitions::noFile), input);
    }

    private static String noFile(String name) throws IOException {
        throw new IOException("no such file");
    }

    private static void read(Definition definition, byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String text = new String(input, 0, end, StandardCharsets.UTF_8);
        byte[] lines = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        read(() -> definition.compile(text), lines);
    }

    private static void read(Compiled compiled, byte[] lines) {
        Format format;
        try {
            format = compiled.get();
        } catch (FormatException e) {
            return;
        }
        format.explanation();
        Reads.format(format, lines);
    }

    @FunctionalInterface
    private interface Definition {

        Format compile(String text) throws FormatException;
    }

    @FunctionalInterface
    private interface Compiled {

        Format get() throws FormatException;
    }
}
