package io.culprit.app.whatif;

import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.Event;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Questions about other values of settings, asked of a replay. */
public final class WhatIfOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private final List<WhatIf> questions = new ArrayList<>();
    private Optional<Observation> observation = Optional.empty();

    @Option(
            names = "--what-if",
            paramLabel = "SETTING=VALUE",
            description = "Also tell how many requests would have been cut with maximum-requests, graceful-timeout,"
                    + " shutdown-timeout or request-timeout at VALUE, or would have waited with MaxRequestWorkers;"
                    + " may be repeated.")
    void ask(List<String> settings) {
        questions.clear();
        for (String setting : settings) {
            try {
                questions.add(WhatIf.parse(setting));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(command.commandLine(), "--what-if: " + e.getMessage(), e);
            }
        }
    }

    /** What is to see every event that is read. */
    public Optional<Consumer<Event>> watching(Catalogue catalogue) {
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        observation = Optional.of(new Observation(catalogue.classifier(), questions));
        return observation.map(each -> each);
    }

    /**
     * Prints the answers, if anything was asked, from what was seen since {@link #watching}.
     *
     * @param incidents what the replay found
     * @param json one object per answer and line
     */
    public void print(List<Incident> incidents, boolean json, Screen screen) {
        if (observation.isEmpty()) {
            return;
        }
        Answers answers = new Answers(observation.get(), incidents);
        for (WhatIf question : questions) {
            for (Answer answer : answers.to(question)) {
                if (json) {
                    screen.print(SafeText.json(WhatIfJson.of(answer).toString()));
                } else {
                    screen.print(WhatIfText.of(answer, screen.width()));
                    screen.print("");
                }
            }
        }
    }
}
