package io.culprit.shipper.settings;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.tail.ReadFrom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Logs to follow, by patterns of their paths.
 *
 * @param paths patterns as the shell has them, {@code **} for any folders; a folder stands for all files in it
 * @param except patterns of those that are not followed
 * @param naming whose they are
 * @param format their format; empty to recognise each
 * @param from where a log is begun that was never followed
 */
public record LogSetting(
        List<String> paths, List<String> except, Naming naming, Optional<Format> format, ReadFrom from) {

    public LogSetting {
        paths = List.copyOf(paths);
        except = List.copyOf(except);
        Objects.requireNonNull(naming);
        Objects.requireNonNull(format);
        Objects.requireNonNull(from);
    }
}
