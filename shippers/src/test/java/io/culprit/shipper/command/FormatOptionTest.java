package io.culprit.shipper.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.inventory.UnreadableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FormatOptionTest {

    private static final CommandLine COMMAND = new CommandLine(new Nothing());

    @Command
    private static final class Nothing {}

    private static List<String> choices(String... texts) throws UnreadableException {
        return FormatOption.choices(List.of(texts), COMMAND).choices().stream()
                .map(choice -> choice.glob() + "|"
                        + choice.format().explanation().stream()
                                .findFirst()
                                .orElse(choice.format().name()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dpkg;|packages.dpkg",
                "*.log=dpkg;*.log|packages.dpkg",
                "app/*.log=grok:%{WORD:a};app/*.log|grok: %{WORD:a}",
                "access.log=%{WORD:a};access.log|grok: %{WORD:a}",
                "shop=dpkg;shop|packages.dpkg",
                "took=%{INT:took};|grok: took=%{INT:took}",
                "grok:took=%{INT:took};|grok: took=%{INT:took}",
                "%{INT:a}=%{INT:b};|grok: %{INT:a}=%{INT:b}"
            })
    void tellsFilesFromFormats(String text, String understood) throws UnreadableException {
        assertThat(choices(text)).containsExactly(understood);
    }

    @Test
    void keepsTheOrderGiven() throws UnreadableException {
        assertThat(choices("a*=dpkg", "nginx.error", "b*=apache.error"))
                .containsExactly("a*|packages.dpkg", "|nginx.error", "b*|apache.error");
    }
}
