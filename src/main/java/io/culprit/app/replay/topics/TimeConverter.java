package io.culprit.app.replay.topics;

import io.culprit.app.silences.Times;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time with its offset, as {@code 2026-11-21T22:00:00Z}. */
final class TimeConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Times.instant(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no time: " + e.getMessage());
        }
    }
}
