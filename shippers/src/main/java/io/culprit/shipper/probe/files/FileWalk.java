package io.culprit.shipper.probe.files;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Walks folders and describes what is in them. Symbolic links are told, never followed, but for the watched path itself.
 */
final class FileWalk {

    private static final int MOST_DEPTH = 24;
    private static final long MOST_HASHED = 256L * 1024 * 1024;

    private final Host host;
    private final int most;
    private final SortedMap<String, FileState> before;
    private final SortedMap<String, FileState> found = new TreeMap<>();
    private final SortedSet<String> refused = new TreeSet<>();
    private final SortedSet<String> unread = new TreeSet<>();
    private boolean cut;

    /**
     * @param most most files described
     * @param before the files as they were: of those that nobody touched the digest still holds
     */
    FileWalk(Host host, int most, SortedMap<String, FileState> before) {
        this.host = host;
        this.most = most;
        this.before = before;
    }

    /** Describes a file, or a folder with all below. */
    void below(String path) throws InterruptedException {
        try {
            String real = HostFiles.real(host, path);
            describe(real, host.path(real), 0);
        } catch (IOException e) {
            refused.add(path);
        }
    }

    /** The name may be one that Java cannot spell in this locale, hence the file itself goes along. */
    private void describe(String path, Path file, int depth) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(path);
        }
        if (found.size() >= most || depth > MOST_DEPTH) {
            cut = true;
            return;
        }
        try {
            Map<String, Object> facts = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
            FileState state = state(file, facts);
            found.put(path, state);
            if (state.type().equals("file")) {
                found.put(path, state.withDigest(digest(path, file, state)));
            } else if (state.type().equals("directory")) {
                for (Path entry : entries(file)) {
                    describe(HostFiles.below(path, entry.getFileName().toString()), entry, depth + 1);
                }
            }
        } catch (AccessDeniedException e) {
            refused.add(path);
            keep(path);
        } catch (NoSuchFileException e) {
            // It went while the folder was read, and the next look tells; unless its name is none that Java can spell
            // here.
            found.remove(path);
            if (path.indexOf('\ufffd') >= 0) {
                unread.add(path);
            }
        } catch (IOException e) {
            unread.add(path);
            keep(path);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }

    /** What cannot be seen now is not gone. */
    private void keep(String path) {
        before.subMap(path, path + '\uffff').forEach((known, state) -> {
            if (known.equals(path) || known.startsWith(path + '/')) {
                found.put(known, state);
            }
        });
    }

    private static FileState state(Path file, Map<String, Object> facts) throws IOException {
        String type = Boolean.TRUE.equals(facts.get("isSymbolicLink"))
                ? "symlink"
                : Boolean.TRUE.equals(facts.get("isDirectory"))
                        ? "directory"
                        : Boolean.TRUE.equals(facts.get("isRegularFile")) ? "file" : "other";
        return new FileState(
                type,
                (Long) facts.get("size"),
                instant(facts.get("lastModifiedTime")),
                instant(facts.get("ctime")),
                (Long) facts.get("ino"),
                (Integer) facts.get("mode"),
                facts.get("uid") + ":" + facts.get("gid"),
                type.equals("symlink") ? Files.readSymbolicLink(file).toString() : "",
                "",
                "");
    }

    private static Instant instant(Object time) {
        return ((FileTime) time).toInstant();
    }

    private String digest(String path, Path file, FileState state) throws IOException {
        FileState known = before.get(path);
        if (known != null && state.untouchedSince(known)) {
            return known.sha256();
        }
        return state.size() > MOST_HASHED ? "" : digest(file, "SHA-256");
    }

    /** A file's digest in hexadecimal digits. */
    static String digest(Path file, String algorithm) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(algorithm))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** What was found, by path. */
    SortedMap<String, FileState> found() {
        return found;
    }

    /** The first file or folder that may not be read. */
    Optional<String> refused() {
        return refused.isEmpty() ? Optional.empty() : Optional.of(refused.first());
    }

    /** The first file that could not be read for another reason. */
    Optional<String> unread() {
        return unread.isEmpty() ? Optional.empty() : Optional.of(unread.first());
    }

    /** Whether there was more than is watched. */
    boolean cut() {
        return cut;
    }
}
