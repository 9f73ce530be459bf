package io.culprit.shipper.settings;

import io.culprit.shipper.redaction.ClientAddress;
import io.culprit.shipper.redaction.RedactionSettings;
import io.culprit.shipper.redaction.UserName;
import io.culprit.yaml.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the section that says what does not leave the host. */
final class RedactionSection {

    private RedactionSection() {}

    static RedactionSettings read(Section redact) {
        RedactionSettings settings = new RedactionSettings(
                redact.read("client_address", text -> one(ClientAddress.class, text))
                        .orElse(ClientAddress.KEEP),
                redact.read("user_name", text -> one(UserName.class, text)).orElse(UserName.KEEP),
                redact.read("key_file", WholePath::of),
                names(redact, "query_parameters"),
                names(redact, "headers"));
        if (settings.keyFile().isPresent() && !settings.hashes()) {
            redact.problem("key_file", "is for hashes, and nothing is hashed: set client_address or user_name to hash");
        }
        redact.end();
        return settings;
    }

    private static List<String> names(Section redact, String key) {
        List<String> names = redact.texts(key);
        if (names.stream().anyMatch(String::isBlank)) {
            redact.problem(key, "has an empty name: take it out");
        }
        return names;
    }

    private static <E extends Enum<E>> E one(Class<E> type, String text) {
        Optional<E> meant = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst();
        return meant.orElseThrow(() -> new IllegalArgumentException("write one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
    }
}
