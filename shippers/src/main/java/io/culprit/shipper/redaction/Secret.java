package io.culprit.shipper.redaction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key by which texts are replaced with hashes that nobody can try out without it: HMAC-SHA256 (RFC 2104), its first 8 bytes.
 *
 * <p>The same text has the same hash for as long as the key lives, so that requests of one client can still be told to be of
 * one client.
 */
final class Secret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int LEAST = 16;
    private static final int SHORT = 8;

    private final Mac mac;

    Secret(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /**
     * The key in a file that an administrator keeps, perhaps the same on all hosts.
     *
     * @throws IOException when it cannot be read, or is too short to be one
     */
    static Secret in(Path file) throws IOException {
        byte[] key = Files.readString(file, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1);
        if (key.length < LEAST) {
            throw new IOException(
                    "it holds less than " + LEAST + " bytes: make one with head -c 32 /dev/urandom | base64");
        }
        return new Secret(key);
    }

    /**
     * The key in a file of our own, which is made if it is not there, for its owner's eyes only.
     *
     * @throws IOException when it can be neither read nor made
     */
    static Secret ownIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            Path next = Files.createTempFile(
                    Files.createDirectories(file.getParent()),
                    "redaction",
                    ".next",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(next, HexFormat.of().formatHex(key) + "\n");
                // Never over one that another process has made meanwhile.
                Files.createLink(file, next);
            } catch (FileAlreadyExistsException e) {
                return in(file);
            } catch (UnsupportedOperationException e) {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
        }
        return in(file);
    }

    /**
     * The hash of something, 16 digits in hexadecimal.
     *
     * @param kind keeps apart what is alike: a user is not an address of the same bytes
     */
    synchronized String hash(String kind, byte[] of) {
        mac.update(kind.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(of), SHORT));
    }
}
