package io.culprit.shipper.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is shipped besides logs in files and what probes see.
 *
 * @param topics topics of raw lines
 * @param journals journals of systemd
 * @param input standard input
 */
public record OtherSources(List<TopicSetting> topics, List<JournalSetting> journals, Optional<InputSetting> input) {

    /** Nothing. */
    public static final OtherSources NONE = new OtherSources(List.of(), List.of(), Optional.empty());

    public OtherSources {
        topics = List.copyOf(topics);
        journals = List.copyOf(journals);
        Objects.requireNonNull(input);
    }

    /** Whether there is none of them. */
    public boolean none() {
        return topics.isEmpty() && journals.isEmpty() && input.isEmpty();
    }
}
