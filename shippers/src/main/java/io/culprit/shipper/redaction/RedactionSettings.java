package io.culprit.shipper.redaction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is taken out before anything leaves the host.
 *
 * @param clientAddress what becomes of clients' addresses
 * @param userName what becomes of users' names
 * @param keyFile the key of hashes; empty for one of the shipper's own, made once
 * @param queryParameters names of parameters whose values go, with wildcards
 * @param headers names of headers whose values go, with wildcards
 */
public record RedactionSettings(
        ClientAddress clientAddress,
        UserName userName,
        Optional<Path> keyFile,
        List<String> queryParameters,
        List<String> headers) {

    /** Nothing is taken out. */
    public static final RedactionSettings NONE =
            new RedactionSettings(ClientAddress.KEEP, UserName.KEEP, Optional.empty(), List.of(), List.of());

    private static final String OWN_KEY = "redaction.key";

    public RedactionSettings {
        Objects.requireNonNull(clientAddress);
        Objects.requireNonNull(userName);
        Objects.requireNonNull(keyFile);
        queryParameters = List.copyOf(queryParameters);
        headers = List.copyOf(headers);
    }

    /** Whether a key is needed. */
    public boolean hashes() {
        return clientAddress == ClientAddress.HASH || userName == UserName.HASH;
    }

    /**
     * Redaction by these settings.
     *
     * @param state folder of the shipper's own key
     * @throws IOException when the key cannot be read, or not be made
     */
    public Redaction open(Path state) throws IOException {
        if (equals(NONE)) {
            return Redaction.NONE;
        }
        return hashes() ? with(Optional.of(key(state))) : with(Optional.empty());
    }

    private Secret key(Path state) throws IOException {
        return keyFile.isPresent() ? Secret.in(keyFile.get()) : Secret.ownIn(state.resolve(OWN_KEY));
    }

    private Redaction with(Optional<Secret> secret) {
        return new Redactor(new Rules(
                new Addresses(clientAddress, secret),
                new Users(userName, secret),
                new Parameters(new Names(queryParameters)),
                new Headers(headers)));
    }
}
