package io.culprit.app.broker;

import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who may connect from other hosts: user names and passwords.
 *
 * @param passwords password by user name
 */
public record Credentials(Map<String, String> passwords) {

    public Credentials {
        passwords = Map.copyOf(passwords);
    }

    /**
     * Reads a file of {@code user=password} lines, which must be readable by its owner alone.
     *
     * @throws Failure when the file is missing, empty, readable by others or not of that form
     */
    public static Credentials read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            refuseWhenOthersCanRead(file);
            properties.load(reader);
        } catch (IOException e) {
            throw new Failure("cannot read the users of --auth-file " + file + ": " + FileFault.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new Failure("cannot read the users of --auth-file " + file + ": " + e.getMessage(), e);
        }
        Map<String, String> passwords = new TreeMap<>();
        properties.stringPropertyNames().forEach(user -> passwords.put(user, properties.getProperty(user)));
        if (passwords.isEmpty()) {
            throw new Failure("--auth-file " + file + " names no user: write one line USER=PASSWORD for each");
        }
        passwords.forEach((user, password) -> check(file, user, password));
        return new Credentials(passwords);
    }

    private static void check(Path file, String user, String password) {
        if (!user.matches("[A-Za-z0-9._-]+")) {
            throw new Failure("--auth-file " + file + ": user names consist of letters, digits, dot, dash, underscore");
        }
        if (password.isBlank() || password.chars().anyMatch(Character::isISOControl)) {
            throw new Failure("--auth-file " + file + ": the password of " + user + " is empty or not printable");
        }
    }

    private static void refuseWhenOthersCanRead(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        var permissions = view.readAttributes().permissions();
        if (permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ)) {
            throw new Failure("--auth-file " + file + " holds passwords and others can read it: chmod 600 " + file);
        }
    }

    /** As the broker's login module takes them. */
    String jaas() {
        return new TreeMap<>(passwords)
                .entrySet().stream()
                        .map(entry -> "user_" + entry.getKey() + "=\"" + escaped(entry.getValue()) + "\"")
                        .collect(Collectors.joining(
                                " ", "org.apache.kafka.common.security.plain.PlainLoginModule required ", ";"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Credentials" + new TreeMap<>(passwords).keySet();
    }
}
