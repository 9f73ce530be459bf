package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.Source;

/** Something that reads a source, and can be vouched for. */
public interface Sourced {

    /** The source. */
    Source source();
}
