package io.culprit.correlation.signal;

import io.culprit.yaml.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What of a signal makes no sense by itself: expressions that are none, samples that are not this signal. */
public final class SignalCheck {

    private SignalCheck() {}

    /** Everything that is wrong. */
    public static List<Fault> faults(SignalDefinition signal) {
        List<Fault> faults = new ArrayList<>();
        expressions(signal.capture(), "capture", faults);
        expressions(signal.captureOptional(), "capture-optional", faults);
        if (faults.isEmpty()) {
            SignalMatcher matcher = new SignalMatcher(signal, (name, fields) -> true);
            for (int i = 0; i < signal.samples().size(); i++) {
                Map<String, String> sample = signal.samples().get(i);
                if (matcher.match(name -> sample.getOrDefault(name, "")).isEmpty()) {
                    faults.add(new Fault(
                            List.of("samples", Integer.toString(i)),
                            "is not " + signal.signal() + ": " + why(signal, sample)));
                }
            }
        }
        return faults;
    }

    private static void expressions(Map<String, String> byAttribute, String key, List<Fault> faults) {
        byAttribute.forEach((attribute, regex) -> {
            try {
                Pattern.compile(regex);
            } catch (PatternSyntaxException e) {
                faults.add(new Fault(
                        List.of(key, attribute),
                        "is no regular expression: " + e.getDescription() + " at its character "
                                + (Math.max(0, e.getIndex()) + 1)));
            }
        });
    }

    private static String why(SignalDefinition signal, Map<String, String> sample) {
        for (Map.Entry<String, List<String>> where : signal.where().entrySet()) {
            if (!where.getValue().contains(sample.getOrDefault(where.getKey(), ""))) {
                return "its " + where.getKey() + " is none of where";
            }
        }
        if (signal.contains()
                .filter(text -> !sample.getOrDefault("message", "").contains(text))
                .isPresent()) {
            return "its message does not hold '" + signal.contains().get() + "'";
        }
        return signal.capture().entrySet().stream()
                .filter(capture -> !Pattern.compile(capture.getValue())
                        .matcher(sample.getOrDefault(capture.getKey(), ""))
                        .find())
                .findFirst()
                .map(capture -> "the expression for " + capture.getKey() + " is not found in it")
                .orElse("it does not match");
    }
}
