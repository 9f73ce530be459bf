package io.culprit.shipper.probe.locks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /proc/locks}, of which a database may fill megabytes: beyond a bound only what is waited for is kept, and who waits.
 *
 * @param text the listing, or what of it counts
 * @param rows its rows
 * @param locks how many locks are held, on the whole host
 * @param left how many rows are not in the text
 */
record LockListing(String text, List<LockRow> rows, int locks, int left) {

    private static final int MOST_CHARACTERS = 200_000;

    LockListing {
        rows = List.copyOf(rows);
    }

    /** Reads the file; nothing when it cannot be read. */
    static Optional<LockListing> of(Path file) {
        StringBuilder all = new StringBuilder();
        StringBuilder waited = new StringBuilder();
        List<LockRow> rows = new ArrayList<>();
        String holder = "";
        int locks = 0;
        int lines = 0;
        int kept = 0;
        try (BufferedReader listing = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = listing.readLine(); line != null; line = listing.readLine()) {
                lines++;
                if (all.length() + line.length() < MOST_CHARACTERS) {
                    all.append(line).append('\n');
                }
                Optional<LockRow> row = LockRow.of(line);
                if (row.isEmpty()) {
                    continue;
                }
                if (!row.get().waits()) {
                    locks++;
                    holder = line;
                } else if (waited.length() + holder.length() + line.length() < MOST_CHARACTERS) {
                    if (!holder.isEmpty()) {
                        waited.append(holder).append('\n');
                        kept++;
                        LockRow.of(holder).ifPresent(rows::add);
                        holder = "";
                    }
                    waited.append(line).append('\n');
                    kept++;
                    rows.add(row.get());
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        boolean whole = all.toString().lines().count() == lines;
        return Optional.of(
                new LockListing(whole ? all.toString() : waited.toString(), rows, locks, whole ? 0 : lines - kept));
    }
}
