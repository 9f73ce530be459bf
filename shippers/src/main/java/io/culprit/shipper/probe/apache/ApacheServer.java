package io.culprit.shipper.probe.apache;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A running Apache.
 *
 * @param pid its parent process
 * @param loadedAt when its configuration was loaded, at the latest: the start of its oldest child
 * @param program the program, as {@code /usr/sbin/apache2}
 * @param root its server root, as {@code -d} or the build says
 * @param file its main configuration file
 * @param options the options that decide about its configuration, as it was started with: {@code -d -f -D -C -c}
 * @param variables its environment, as far as it may be seen; never told to anyone
 * @param files the host as this server sees it: another root in a container
 */
public record ApacheServer(
        int pid,
        Instant loadedAt,
        String program,
        String root,
        String file,
        List<String> options,
        Map<String, String> variables,
        Host files) {

    public ApacheServer {
        Objects.requireNonNull(loadedAt);
        Objects.requireNonNull(program);
        Objects.requireNonNull(root);
        Objects.requireNonNull(file);
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
        Objects.requireNonNull(files);
    }

    /**
     * The command that prints its modules.
     *
     * <p>Debian's program needs the variables of {@code envvars}, which only its script sets; Red Hat's script takes no
     * options, and its program needs no variables.
     */
    public List<String> listModules() {
        List<String> command = new ArrayList<>();
        boolean debian = program.endsWith("/apache2") && HostFiles.exists(files, "/usr/sbin/apache2ctl");
        if (debian && HostFiles.exists(files, root + "/envvars") && !root.equals("/etc/apache2")) {
            command.addAll(List.of("env", "APACHE_CONFDIR=" + root));
        }
        command.add(debian ? "/usr/sbin/apache2ctl" : program);
        command.addAll(options);
        command.add("-M");
        return command;
    }

    /** How it is called in captures and between looks: its program and the two options that tell instances apart. */
    public String label() {
        return program.substring(program.lastIndexOf('/') + 1) + " -d " + root + " -f " + file;
    }
}
