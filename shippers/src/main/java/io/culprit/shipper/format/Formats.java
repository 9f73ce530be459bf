package io.culprit.shipper.format;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every format there is. Formats register themselves, so adding one touches no list. */
public final class Formats {

    private static final List<Format> ALL = load(Format.class, Comparator.comparing(Format::name));
    private static final Map<String, Format> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Format::name, Function.identity()));
    private static final List<Envelope> ENVELOPES = load(Envelope.class, Comparator.comparing(Envelope::name));

    private Formats() {}

    /** All families, by name. */
    public static List<Format> all() {
        return ALL;
    }

    /** The family of this name. */
    public static Optional<Format> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All envelopes, by name. */
    public static List<Envelope> envelopes() {
        return ENVELOPES;
    }

    private static <T> List<T> load(Class<T> type, Comparator<T> order) {
        return ServiceLoader.load(type, Formats.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(order)
                .toList();
    }
}
