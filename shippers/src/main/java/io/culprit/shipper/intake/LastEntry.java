package io.culprit.shipper.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.spool.Spool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The last whole entry in a spool, behind which the journal is read on; so the spool needs no checkpoint beside it.
 *
 * @param cursor the journal's own name of it
 * @param time when the journal received it
 */
record LastEntry(String cursor, Instant time) {

    static Optional<LastEntry> in(Spool spool) throws IOException {
        for (Path file : spool.files()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            // What stands behind the last newline is no whole line.
            int end = text.lastIndexOf('\n');
            while (end > 0) {
                int start = text.lastIndexOf('\n', end - 1) + 1;
                Optional<LastEntry> entry =
                        JsonLine.read(text.substring(start, end)).flatMap(LastEntry::of);
                if (entry.isPresent()) {
                    return entry;
                }
                end = start - 1;
            }
        }
        return Optional.empty();
    }

    private static Optional<LastEntry> of(JsonNode object) {
        String cursor = JsonLine.text(object, "__CURSOR");
        String micros = JsonLine.text(object, "__REALTIME_TIMESTAMP");
        return cursor.isEmpty() || !Numbers.isNumber(micros)
                ? Optional.empty()
                : Optional.of(new LastEntry(cursor, Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS)));
    }

    /** Ends a line that was cut off when the host went down, so that the next entry stands on a line of its own. */
    static void endUnfinishedLine(Spool spool) throws IOException {
        Path file = spool.file();
        if (Files.exists(file) && Files.size(file) > 0) {
            byte[] all = Files.readAllBytes(file);
            if (all[all.length - 1] != '\n') {
                spool.add(new byte[] {'\n'});
            }
        }
    }
}
