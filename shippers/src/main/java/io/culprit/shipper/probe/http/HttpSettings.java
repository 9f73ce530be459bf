package io.culprit.shipper.probe.http;

import io.culprit.shipper.probe.SettingProblems;
import java.util.List;
import java.util.Objects;

/**
 * The pages to check.
 *
 * @param checks the pages, at least one
 */
public record HttpSettings(List<HttpCheck> checks) {

    private static final int MOST = 200;

    public HttpSettings {
        checks = List.copyOf(Objects.requireNonNullElse(checks, List.of()));
        new SettingProblems()
                .require(!checks.isEmpty(), "checks", "name at least one page, as - url: https://www.example.org/")
                .require(checks.size() <= MOST, "checks", "name at most " + MOST + ", not " + checks.size())
                .refuseAny();
    }
}
