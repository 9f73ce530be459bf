package io.culprit.shipper.settings;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Naming;
import java.util.Objects;
import java.util.Optional;

/**
 * Standard input, which is one log.
 *
 * @param naming whose it is
 * @param format its format; empty to recognise it
 */
public record InputSetting(Naming naming, Optional<Format> format) {

    public InputSetting {
        Objects.requireNonNull(naming);
        Objects.requireNonNull(format);
    }
}
