package io.culprit.shipper.probe.host;

import io.culprit.shipper.format.text.Decoding;
import io.culprit.shipper.probe.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Files of a host by their absolute paths there.
 *
 * <p>Symbolic links are followed here and not by the system: where the host's root is mounted elsewhere, the target of an
 * absolute link is below that mount, too.
 */
public final class HostFiles {

    private static final int MOST_LINKS = 40;

    private HostFiles() {}

    /**
     * The path with no symbolic link left in it, as the host has it; a file need not be there.
     *
     * @throws IOException when links go round in circles, or the name cannot be one of a file
     */
    public static String real(Host host, String absolute) throws IOException {
        Deque<String> left = new ArrayDeque<>();
        push(left, absolute);
        String at = "";
        int links = 0;
        while (!left.isEmpty()) {
            String name = left.pop();
            if (name.equals("..")) {
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
            } else if (!name.isEmpty() && !name.equals(".")) {
                Path path = path(host, at + '/' + name);
                if (!Files.isSymbolicLink(path)) {
                    at = at + '/' + name;
                } else if (links++ < MOST_LINKS) {
                    String target = Files.readSymbolicLink(path).toString();
                    push(left, target);
                    at = target.startsWith("/") ? "" : at;
                } else {
                    throw new FileSystemLoopException(absolute);
                }
            }
        }
        return at.isEmpty() ? "/" : at;
    }

    private static void push(Deque<String> left, String path) {
        String[] names = path.split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            left.push(names[i]);
        }
    }

    private static Path path(Host host, String absolute) throws IOException {
        try {
            return host.path(absolute);
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(absolute, null, e.getReason());
        }
    }

    /** Where the file itself can be opened, behind all links. */
    public static Path open(Host host, String absolute) throws IOException {
        return path(host, real(host, absolute));
    }

    /** Whether there is such a file or folder, behind all links, as far as can be seen. */
    public static boolean exists(Host host, String absolute) {
        try {
            return Files.exists(open(host, absolute));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The start of a file as text; bytes that are not UTF-8 stand as {@code \xHH}.
     *
     * @param most bytes at most
     */
    public static String text(Host host, String absolute, int most) throws IOException {
        try (InputStream in = Files.newInputStream(open(host, absolute))) {
            byte[] bytes = in.readNBytes(most);
            return Decoding.text(bytes, 0, bytes.length);
        }
    }

    /**
     * The last lines of a log, plain or in gzip; the first of them may be cut.
     *
     * @param most bytes at most, of what gzip holds when unpacked
     */
    public static List<String> tail(Host host, String absolute, int most) throws IOException {
        Path path = open(host, absolute);
        byte[] bytes;
        if (absolute.endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
                bytes = in.readNBytes(most);
            }
        } else {
            try (SeekableByteChannel channel = Files.newByteChannel(path)) {
                channel.position(Math.max(0, channel.size() - most));
                bytes = Channels.newInputStream(channel).readNBytes(most);
            }
        }
        return List.of(Decoding.text(bytes, 0, bytes.length).split("\n"));
    }

    /** A path below another, unless it is absolute already. */
    public static String below(String folder, String path) {
        return path.startsWith("/") ? path : folder.endsWith("/") ? folder + path : folder + '/' + path;
    }
}
