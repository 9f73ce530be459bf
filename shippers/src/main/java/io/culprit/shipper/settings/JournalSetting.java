package io.culprit.shipper.settings;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Naming;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A journal of systemd, which {@code journalctl} reads.
 *
 * @param name its name among the journals of the host
 * @param units units whose entries are read, patterns as journalctl has them; empty for all entries
 * @param directory folder of its files; empty for the host's own journal
 * @param fromBeginning whether a journal that was never read begins with its oldest entry, not with what is logged from now
 *     on
 * @param naming whose it is
 * @param format format of the messages inside; empty to recognise it
 */
public record JournalSetting(
        String name,
        List<String> units,
        Optional<String> directory,
        boolean fromBeginning,
        Naming naming,
        Optional<Format> format) {

    public JournalSetting {
        Objects.requireNonNull(name);
        units = List.copyOf(units);
        Objects.requireNonNull(directory);
        Objects.requireNonNull(naming);
        Objects.requireNonNull(format);
    }
}
