package io.culprit.shipper.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time zone, as in {@code Europe/Vienna}, {@code +02:00}, {@code UTC}. */
public final class ZoneConverter implements ITypeConverter<ZoneId> {

    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no time zone: write Europe/Vienna, +02:00 or UTC");
        }
    }
}
