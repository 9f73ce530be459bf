package io.culprit.shipper.probe.http;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Addresses of pages as settings have them. */
public final class HttpAddress {

    private HttpAddress() {}

    /** The address, or nothing when it is none of http or https. */
    public static Optional<HttpUrl> of(String text) {
        return Optional.ofNullable(text).map(String::strip).flatMap(url -> Optional.ofNullable(HttpUrl.parse(url)));
    }

    /** The address as it may be shown: without user and password. */
    public static String shown(HttpUrl url) {
        return url.newBuilder().username("").password("").fragment(null).build().toString();
    }
}
