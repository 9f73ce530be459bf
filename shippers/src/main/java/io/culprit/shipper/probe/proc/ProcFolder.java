package io.culprit.shipper.probe.proc;

import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.probe.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The folder {@code /proc} of a host.
 *
 * @param path where it is found
 */
public record ProcFolder(Path path) {

    private static final int MOST_BYTES = 64 * 1024;

    public ProcFolder {
        Objects.requireNonNull(path);
    }

    /** The folder of a host. */
    public static ProcFolder of(Host host) {
        return new ProcFolder(host.path("/proc"));
    }

    /** Ids of the processes that this process is shown, in no order; none when the folder cannot be listed. */
    public List<Integer> processes() {
        List<Integer> ids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (Numbers.isNumber(name) && name.length() < 10) {
                    ids.add(Integer.parseInt(name));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return ids;
    }

    /** The start of a file of a process; nothing when the process is gone, or the file is refused. */
    public Optional<String> text(int process, String file) {
        return text(path.resolve(Integer.toString(process)).resolve(file));
    }

    /** The start of a file of this folder; nothing when it is not there, or refused. */
    public Optional<String> text(String file) {
        return text(path.resolve(file));
    }

    private static Optional<String> text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            // Names of programs are bytes of any kind; each byte a character loses none.
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The command line as {@code ps} shows it, or the name in brackets where there is none. */
    public Optional<String> commandLine(ProcessStat process, int atMost) {
        return text(process.pid(), "cmdline").map(arguments -> {
            String text = printable(
                    arguments.substring(0, Math.min(arguments.length(), atMost)).replace('\0', ' '));
            // A dead process keeps its name until its parent takes note.
            String named = text.isBlank() ? "[" + printable(process.name()) + "]" : text.stripTrailing();
            return process.isZombie() ? named + " <defunct>" : named;
        });
    }

    /** A process sets its own title: a line break in it would forge a row. */
    private static String printable(String title) {
        StringBuilder text = new StringBuilder(title.length());
        title.chars().forEach(c -> text.append(c < ' ' || c >= 127 && c < 160 ? '?' : (char) c));
        return text.toString();
    }
}
