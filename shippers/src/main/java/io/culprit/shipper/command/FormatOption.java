package io.culprit.shipper.command;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.grok.GrokDefinition;
import io.culprit.shipper.inventory.ChosenFormats;
import io.culprit.shipper.inventory.ChosenFormats.Choice;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code --format} takes, the same in all commands. */
public final class FormatOption {

    /** A glob holds nothing that format strings begin with, so the first {@code =} can end it. */
    private static final Pattern FOR_SOME = Pattern.compile("([^%$\"':{@\\s=]+)=(.+)");

    /** By these a text before the {@code =} is a glob, even where the whole would make a format string. */
    private static final Pattern FILE_MARKS = Pattern.compile("[*?\\[./]");

    private FormatOption() {}

    /**
     * The format that was asked for.
     *
     * @throws ParameterException when it is not there
     * @throws UnreadableException when a file that defines it cannot be read
     */
    public static Format format(String text, CommandLine command) throws UnreadableException {
        try {
            return text.startsWith("@") ? defined(Path.of(text.substring(1))) : FormatChoice.of(text);
        } catch (FormatException e) {
            String where = text.startsWith("@") ? text.substring(1) + ": " : "";
            throw new ParameterException(command, "--format: " + where + e.getMessage(), e);
        }
    }

    /** Files that a definition names are beside it. */
    private static Format defined(Path file) throws FormatException, UnreadableException {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException e) {
            throw new UnreadableException("--format", file, e);
        }
        return GrokDefinition.read(yaml, name -> {
            try {
                return Files.readString(file.resolveSibling(name));
            } catch (IOException e) {
                throw new IOException(FileFault.of(e), e);
            }
        });
    }

    /**
     * The formats that were asked for, of the form {@code [GLOB=]FORMAT}.
     *
     * @throws ParameterException when one is not there, or two are for all files
     * @throws UnreadableException when a file that defines one cannot be read
     */
    static ChosenFormats choices(List<String> texts, CommandLine command) throws UnreadableException {
        List<Choice> choices = new ArrayList<>();
        for (String text : texts) {
            choices.add(choice(text, command));
        }
        if (choices.stream().filter(choice -> choice.glob().isEmpty()).count() > 1) {
            throw new ParameterException(
                    command, "--format: two formats for all files: say which files have which, as *access*=FORMAT");
        }
        return new ChosenFormats(choices);
    }

    private static Choice choice(String text, CommandLine command) throws UnreadableException {
        Matcher some = FOR_SOME.matcher(text);
        if (some.matches() && (FILE_MARKS.matcher(some.group(1)).find() || !FormatChoice.understands(text))) {
            return new Choice(glob(some.group(1), command), format(some.group(2), command));
        }
        return new Choice("", format(text, command));
    }

    private static String glob(String text, CommandLine command) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return text;
        } catch (PatternSyntaxException e) {
            throw new ParameterException(
                    command, "--format: '" + text + "' is no pattern of file names: write one as *access*.log", e);
        }
    }
}
