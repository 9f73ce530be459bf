package io.culprit.shipper.probe.discovery;

import java.util.Objects;

/**
 * A page on which a server tells how busy it is.
 *
 * @param kind {@code apache} or {@code nginx}
 * @param url its address as the host itself reaches it
 */
public record StatusPage(String kind, String url) {

    public StatusPage {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(url);
    }
}
