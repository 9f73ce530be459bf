package io.culprit.shipper.probe;

import io.culprit.shipper.probe.capture.CaptureKind;
import java.time.Duration;

/**
 * A probe that can be configured; found by {@code @AutoService(ProbeType.class)}, so that adding a probe touches no list.
 *
 * @param <S> its settings: a record whose components are the keys of its section, absent ones null or empty; the compact
 *     constructor fills in defaults and refuses what makes no sense with an {@link IllegalArgumentException} that names key
 *     and mend. A component {@code state} is the file that it remembers in: unless a section names another, one below the
 *     shipper's own state
 */
public interface ProbeType<S> {

    /** Its name: the key of its section in the configuration and of its captures' file. */
    String name();

    /** The record that its section is read into. */
    Class<S> settings();

    /** How often it looks unless told otherwise. */
    Duration every();

    /** What it needs to see everything, in words: capabilities, namespaces, server settings. */
    String needs();

    /** What its captures tell, hence which format reads them back. */
    CaptureKind.Tells tells();

    /** A probe with these settings. */
    Probe open(S settings, Host host);
}
