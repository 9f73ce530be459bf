package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.format.configuration.Directive;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an Apache configuration as httpd does: continuation lines, {@code Include} and {@code IncludeOptional} with wildcards
 * and folders, {@code Define}, and the conditions that decide about modules; ap_process_resource_config and
 * ap_cfg_getline of httpd 2.4's server/config.c and server/util.c.
 *
 * <p>All directives are kept, those under conditions that do not hold marked as not active. Includes are followed either way.
 */
public final class ApacheTree {

    private static final Set<String> BUILT_IN = Set.of(
            "core_module",
            "so_module",
            "http_module",
            "watchdog_module",
            "log_config_module",
            "logio_module",
            "version_module",
            "unixd_module");

    private final TreeBuilder tree;
    private final Set<String> defines;
    private final Map<String, String> variables;
    private final Set<String> loaded = new HashSet<>(BUILT_IN);
    private final Deque<Section> sections = new ArrayDeque<>();
    private String root;

    private record Section(String name, String label, boolean active) {}

    private ApacheTree(TreeBuilder tree, String root, List<String> defines, Map<String, String> variables) {
        this.tree = tree;
        this.root = root;
        this.defines = new HashSet<>(defines);
        this.variables = new HashMap<>(variables);
    }

    /**
     * Reads a configuration.
     *
     * @param main its main file
     * @param root the server's root, which relative paths are below of, until {@code ServerRoot} says another
     * @param options the options that the server was started with, each with its value: {@code -D} and {@code -C}, {@code -c}
     *     for directives before and behind the file
     * @param variables the server's environment
     */
    public static ConfigurationTree read(
            Host host, String main, String root, List<String> options, Map<String, String> variables) {
        TreeBuilder builder = new TreeBuilder(host);
        ApacheTree tree = new ApacheTree(builder, root, values(options, "-D"), variables);
        tree.given("-C", values(options, "-C"));
        tree.file(main, 0);
        tree.given("-c", values(options, "-c"));
        return builder.build("apache", main);
    }

    private static List<String> values(List<String> options, String option) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 1 < options.size(); i += 2) {
            if (options.get(i).equals(option)) {
                values.add(options.get(i + 1));
            }
        }
        return values;
    }

    /** Directives of the command line, as SUSE has its LoadModule lines included. */
    private void given(String option, List<String> directives) {
        for (int i = 0; i < directives.size(); i++) {
            if (!directives.get(i).isBlank()) {
                directive(option, i + 1, directives.get(i).strip(), 0);
            }
        }
    }

    private void file(String file, int depth) {
        tree.text(file, depth).ifPresent(text -> {
            int around = sections.size();
            String[] lines = text.split("\n", -1);
            for (int at = 0; at < lines.length; at++) {
                int first = at;
                StringBuilder joined = new StringBuilder(lines[at].strip());
                while (joined.length() > 0 && joined.charAt(joined.length() - 1) == '\\' && at + 1 < lines.length) {
                    joined.setLength(joined.length() - 1);
                    joined.append(lines[++at].stripTrailing());
                }
                String directive = joined.toString().strip();
                if (!directive.isEmpty() && directive.charAt(0) != '#') {
                    directive(file, first + 1, directive, depth);
                }
            }
            // A section ends with its file at the latest.
            while (sections.size() > around) {
                sections.removeLast();
            }
        });
    }

    private void directive(String file, int line, String text, int depth) {
        String value = filled(text);
        boolean active = sections.isEmpty() || sections.getLast().active();
        if (text.startsWith("</") && !sections.isEmpty()) {
            sections.removeLast();
        }
        tree.add(new Statement(file, line, label(), text, value, active));
        if (text.startsWith("</")) {
            return;
        }
        if (text.startsWith("<")) {
            String label = text.substring(1, text.endsWith(">") ? text.length() - 1 : text.length())
                    .strip();
            Directive opened = Directive.of(filled(label));
            sections.addLast(new Section(opened.name(), label, active && holds(opened)));
            return;
        }
        Directive directive = Directive.of(value);
        switch (directive.name()) {
            case "include", "includeoptional" -> include(directive, depth);
            case "serverroot" -> root = active ? directive.argument(0) : root;
            case "define" -> define(directive, active);
            case "undefine" -> defines.remove(directive.argument(0));
            case "loadmodule" -> {
                if (active) {
                    loaded.add(directive.argument(0));
                }
            }
            default -> {}
        }
    }

    private String label() {
        return sections.stream().map(Section::label).collect(Collectors.joining(" > "));
    }

    private void define(Directive directive, boolean active) {
        if (active) {
            defines.add(directive.argument(0));
            if (directive.arguments().size() > 1) {
                variables.put(directive.argument(0), directive.argument(1));
            }
        }
    }

    private void include(Directive directive, int depth) {
        for (String path : tree.named(HostFiles.below(root, directive.argument(0)))) {
            included(path, depth + 1);
        }
    }

    /** A folder stands for all files in it, and below. */
    private void included(String path, int depth) {
        List<String> names = depth > TreeBuilder.MOST_DEPTH ? List.of() : tree.in(path);
        if (names.isEmpty()) {
            file(path, depth);
        } else {
            names.forEach(name -> included(path + '/' + name, depth + 1));
        }
    }

    private boolean holds(Directive section) {
        String what = section.argument(0);
        boolean negated = what.startsWith("!");
        String name = negated ? what.substring(1) : what;
        return switch (section.name()) {
            case "ifdefine" -> defines.contains(name) != negated;
            case "ifmodule" -> loaded(name) != negated;
            case "iffile" -> HostFiles.exists(tree.host(), HostFiles.below(root, name)) != negated;
            default -> true;
        };
    }

    /** A module is named by its identifier or by its source file: {@code wsgi_module}, {@code mod_wsgi.c}. */
    private boolean loaded(String name) {
        if (!name.endsWith(".c")) {
            return loaded.contains(name);
        }
        String stem = name.substring(0, name.length() - 2).toLowerCase(Locale.ROOT);
        String bare = stem.startsWith("mod_") ? stem.substring(4) : stem;
        return loaded.contains(bare + "_module")
                || loaded.contains("mpm_" + bare + "_module")
                || stem.equals("core")
                || stem.equals("http_core");
    }

    private String filled(String text) {
        if (!text.contains("${")) {
            return text;
        }
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = text.substring(open + 2, close);
            String variable = Secrets.isSecret(name) ? null : variables.get(name);
            parts.add(text.substring(at, open));
            parts.add(variable == null ? text.substring(open, close + 1) : variable);
            at = close + 1;
        }
        return String.join("", parts) + text.substring(at);
    }
}
