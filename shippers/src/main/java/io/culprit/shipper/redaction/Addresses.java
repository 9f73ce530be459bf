package io.culprit.shipper.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Replaces addresses of clients, in fields of their own and anywhere in a text. */
final class Addresses {

    private final ClientAddress rule;
    private final Optional<Secret> secret;

    /** @param secret needed to hash */
    Addresses(ClientAddress rule, Optional<Secret> secret) {
        this.rule = rule;
        this.secret = secret;
    }

    boolean stay() {
        return rule == ClientAddress.KEEP;
    }

    /** What stands for a client: an address, several, or a name that was looked up. */
    String client(String client) {
        if (stay() || client.length() < 2) {
            return client;
        }
        String replaced = inText(client, address -> false);
        return replaced.equals(client) && !holdsAddress(client) ? name(client) : replaced;
    }

    /** A text with all addresses replaced but those that belong to nobody, and those that may stay. */
    String inText(String text, Predicate<IpAddress> stays) {
        return stay()
                ? text
                : new AddressesInText(address -> address.ofNobody() || stays.test(address)
                                ? Optional.empty()
                                : Optional.of(other(address)))
                        .in(text);
    }

    private static boolean holdsAddress(String text) {
        boolean[] found = {false};
        new AddressesInText(address -> {
                    found[0] = true;
                    return Optional.empty();
                })
                .in(text);
        return found[0];
    }

    private String other(IpAddress address) {
        return rule == ClientAddress.TRUNCATE ? address.network().toString() : hashed(address.bytes());
    }

    private String name(String name) {
        boolean none = name.startsWith("unix:") || name.equals("localhost") || name.startsWith("/");
        if (none) {
            return name;
        }
        if (rule == ClientAddress.HASH) {
            return hashed(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        }
        int last = name.lastIndexOf('.');
        int before = name.lastIndexOf('.', last - 1);
        return last < 0 || before < 0 ? name : "*" + name.substring(before);
    }

    private String hashed(byte[] what) {
        return "client-" + secret.orElseThrow().hash("client", what);
    }
}
