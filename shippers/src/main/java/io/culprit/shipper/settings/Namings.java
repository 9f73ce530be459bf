package io.culprit.shipper.settings;

import io.culprit.shipper.inventory.Naming;
import io.culprit.yaml.Section;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Reads the keys that say whose something is: {@code service}, {@code host} and {@code timezone}. */
public final class Namings {

    private Namings() {}

    /** What a section says; the rest as it is otherwise. */
    static Naming read(Section section, Naming otherwise) {
        String service = section.read("service", Namings::name).orElse(otherwise.service());
        String host = section.read("host", Namings::name).orElse(otherwise.host());
        return new Naming(service, host, section.read("timezone", Namings::zone).or(otherwise::zone));
    }

    /**
     * The name of a service or a host.
     *
     * @throws IllegalArgumentException saying how to write it
     */
    public static String name(String text) {
        if (text.isBlank() || text.contains("|")) {
            throw new IllegalArgumentException("give a name without '|'");
        }
        return text;
    }

    /**
     * A zone.
     *
     * @throws IllegalArgumentException saying how to write it
     */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write a zone as Europe/Vienna, +02:00 or UTC", e);
        }
    }
}
