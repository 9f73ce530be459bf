package io.culprit.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a YAML file as a section. */
public final class YamlFile {

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param meaning makes something of it; keys that it does not ask for are mistakes
     * @throws YamlException with all mistakes
     * @throws IOException when there is no such file, or it may not be read
     */
    public static <T> T read(Path file, Function<Section, T> meaning) throws IOException, YamlException {
        return read(file.toString(), read(file), meaning);
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it
     */
    public static <T> T read(String name, String yaml, Function<Section, T> meaning) throws YamlException {
        List<Problem> problems = new ArrayList<>();
        Node node = root(name, yaml);
        Optional<T> read = Optional.empty();
        if (Structure.check(node, problems)) {
            int wrong = problems.size();
            Section root = new Section(node, "", problems);
            if (problems.size() == wrong) {
                read = Optional.ofNullable(meaning.apply(root));
                root.end();
            }
        }
        if (!problems.isEmpty() || read.isEmpty()) {
            throw new YamlException(name, problems);
        }
        return read.get();
    }

    /**
     * Reads a file of JSON objects, one a line, each as a file of its own.
     *
     * @param meaning makes something of a line; keys that it does not ask for are mistakes
     * @return what was made of each line that is not blank, in order
     * @throws YamlException with all mistakes
     * @throws IOException when there is no such file, or it may not be read
     */
    public static <T> List<T> readLines(Path file, Function<Section, T> meaning) throws IOException, YamlException {
        String text = read(file);
        List<T> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            int at = number;
            try {
                if (!line.isBlank()) {
                    read.add(read(file.toString(), line, meaning));
                }
            } catch (YamlException e) {
                e.problems().forEach(problem -> problems.add(new Problem(at, problem.column(), problem.what())));
            }
        }
        if (!problems.isEmpty()) {
            throw new YamlException(file.toString(), problems);
        }
        return read;
    }

    private static String read(Path file) throws IOException, YamlException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            Problem encoding = new Problem(1, 1, "no YAML: the file is not in UTF-8: save it so");
            throw new YamlException(file.toString(), List.of(encoding));
        }
    }

    static Node root(String name, String yaml) throws YamlException {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            return root == null ? new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK) : root;
        } catch (MarkedYAMLException e) {
            Mark at = e.getProblemMark();
            throw new YamlException(
                    name,
                    List.of(new Problem(at.getLine() + 1, at.getColumn() + 1, "no YAML: " + why(e.getProblem()))));
        } catch (ReaderException e) {
            throw new YamlException(name, List.of(unprintable(yaml, e)));
        } catch (YAMLException e) {
            throw new YamlException(name, List.of(new Problem(1, 1, "no YAML: " + e.getMessage())));
        }
    }

    /** Passwords may begin with a mark that means something: what stands behind it is not told. */
    private static String why(String problem) {
        if (problem.contains("undefined alias")) {
            return "* names no anchor: put a value that begins with * in quotes";
        }
        if (problem.contains("tag handle")) {
            return "! names no tag: put a value that begins with ! in quotes";
        }
        return problem.equals("but found another document")
                ? "another document begins here: keep one, without --- between"
                : problem;
    }

    private static Problem unprintable(String yaml, ReaderException e) {
        String before = yaml.substring(0, Math.min(Math.max(0, e.getPosition()), yaml.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return new Problem(
                line,
                column,
                String.format("no YAML: there is a character that no text has, 0x%02x: take it out", e.getCodePoint()));
    }
}
