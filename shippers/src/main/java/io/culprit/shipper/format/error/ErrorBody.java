package io.culprit.shipper.format.error;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.event.Software;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Numbers;
import java.util.Collections;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** An error event in the making; what a line lacks is left out. */
public final class ErrorBody implements EventBody {

    private static final int HEX_DIGITS = 15;

    private final Software software;
    private final String message;
    private final String original;
    private String level = "";
    private String module = "";
    private OptionalLong pid = OptionalLong.empty();
    private OptionalLong thread = OptionalLong.empty();
    private String code = "";
    private String client = "";
    private OptionalInt clientPort = OptionalInt.empty();
    private String referer = "";
    private SortedMap<String, String> attributes = Collections.emptySortedMap();

    /**
     * @param software which software wrote it
     * @param message the message alone
     * @param original the whole record
     */
    public ErrorBody(Software software, String message, String original) {
        this.software = Objects.requireNonNull(software);
        this.message = Bounded.text(message);
        this.original = Bounded.text(original);
    }

    /** Severity as written. */
    public ErrorBody level(String name) {
        level = name;
        return this;
    }

    /** Module that logged. */
    public ErrorBody module(String name) {
        module = Bounded.text(name);
        return this;
    }

    /** Process that logged, in digits; anything else is left out. */
    public ErrorBody pid(String digits) {
        pid = number(digits);
        return this;
    }

    /** Thread that logged, in digits or hexadecimal behind {@code 0x}; anything else is left out. */
    public ErrorBody thread(String digits) {
        thread = threadNumber(digits);
        return this;
    }

    /** Message code, as {@code AH00052}. */
    public ErrorBody code(String text) {
        code = text;
        return this;
    }

    /** Client the record speaks of; {@code port} in digits or empty. */
    public ErrorBody client(String address, String port) {
        client = Bounded.text(address);
        OptionalLong value = number(port);
        clientPort = value.isPresent() && value.getAsLong() <= 65_535
                ? OptionalInt.of((int) value.getAsLong())
                : OptionalInt.empty();
        return this;
    }

    /** Referer header of the request. */
    public ErrorBody referer(String text) {
        referer = Bounded.text(text);
        return this;
    }

    /** A further fact; an empty one is left out. */
    public ErrorBody attribute(String name, String value) {
        if (!value.isEmpty()) {
            if (attributes.isEmpty()) {
                attributes = new TreeMap<>();
            }
            attributes.put(name, Bounded.text(value));
        }
        return this;
    }

    @Override
    public Event with(Header header) {
        return new ErrorEvent(
                header,
                software,
                level,
                module,
                pid,
                thread,
                code,
                client,
                clientPort,
                referer,
                message,
                attributes,
                original);
    }

    /** Digits, or {@code 0x} and hexadecimal ones as some platforms name threads. */
    private static OptionalLong threadNumber(String text) {
        if (!text.startsWith("0x") || text.length() > 2 + HEX_DIGITS) {
            return number(text);
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(text, 2, text.length(), 16));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong number(String digits) {
        return Numbers.isNumber(digits) ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
