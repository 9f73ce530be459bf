package io.culprit.shipper.topic;

import io.culprit.shipper.format.forwarded.Forwarded;
import io.culprit.shipper.settings.TopicSetting;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where lines come from: a log on a host, of a service.
 *
 * @param path its path there, as the envelope has it
 */
record Origin(String service, String host, String path) {

    private static final int LONGEST_PATH = 4_096;
    private static final int LONGEST_NAME = 255;

    /** Of what an envelope names, and where it names nothing of what the settings say; empty when one is no name. */
    static Optional<Origin> of(Forwarded forwarded, String topic, TopicSetting setting) {
        String host = forwarded.host().orElse(setting.host());
        String path = forwarded.path().or(setting::path).orElse(topic);
        String service = setting.service(path)
                .or(() -> forwarded.service().filter(Origin::isName))
                .orElse(setting.service());
        return isName(host) && path.length() <= LONGEST_PATH && path.indexOf('\0') < 0
                ? Optional.of(new Origin(service, host, path))
                : Optional.empty();
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.indexOf('|') < 0;
    }

    /** A short name for notes; two origins have the same one in four billion. */
    String mark() {
        CRC32 sum = new CRC32();
        sum.update((service + '\0' + host + '\0' + path).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
