package io.culprit.shipper.yaml;

import java.io.IOException;
import java.io.StringReader;
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
        return read(file.toString(), Files.readString(file), meaning);
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it
     */
    public static <T> T read(String name, String yaml, Function<Section, T> meaning) throws YamlException {
        List<Problem> problems = new ArrayList<>();
        Section root = new Section(root(name, yaml), "", problems);
        Optional<T> read = Optional.empty();
        if (problems.isEmpty()) {
            read = Optional.ofNullable(meaning.apply(root));
            root.end();
        }
        if (!problems.isEmpty() || read.isEmpty()) {
            throw new YamlException(name, problems);
        }
        return read.get();
    }

    private static Node root(String name, String yaml) throws YamlException {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            return root == null ? new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK) : root;
        } catch (MarkedYAMLException e) {
            Mark at = e.getProblemMark();
            throw new YamlException(
                    name, List.of(new Problem(at.getLine() + 1, at.getColumn() + 1, "no YAML: " + e.getProblem())));
        } catch (YAMLException e) {
            throw new YamlException(name, List.of(new Problem(1, 1, "no YAML: " + e.getMessage())));
        }
    }
}
