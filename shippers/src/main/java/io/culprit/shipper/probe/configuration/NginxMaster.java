package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import io.culprit.shipper.probe.host.HostProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running nginx, from the title of its master process: {@code nginx: master process /usr/sbin/nginx -c /srv/nginx.conf}.
 *
 * @param pid its process
 * @param program its program, or empty where that may not be seen
 * @param prefix the folder that relative paths are below of, as {@code -p} says or packages have it
 * @param main its main file
 */
public record NginxMaster(int pid, String program, String prefix, String main) {

    /** Where packages have it. */
    public static final String USUAL = "/etc/nginx/nginx.conf";

    private static final String TITLE = "nginx: master process";
    private static final Pattern OPTION = Pattern.compile(" -([cp]) (\\S{1,4000})");

    public NginxMaster {
        Objects.requireNonNull(program);
        Objects.requireNonNull(prefix);
        Objects.requireNonNull(main);
    }

    /**
     * Those that run on a host, by pid.
     *
     * @throws IOException when {@code /proc} cannot be read
     */
    public static List<NginxMaster> on(Host host) throws IOException {
        List<NginxMaster> masters = new ArrayList<>();
        for (HostProcess process : HostProcess.all(host).values()) {
            if (process.name().startsWith("nginx")) {
                of(host, process, masters);
            }
        }
        masters.sort(Comparator.comparing(NginxMaster::pid));
        return masters;
    }

    private static void of(Host host, HostProcess process, List<NginxMaster> masters) {
        String title;
        try {
            title = String.join(" ", process.arguments(host));
        } catch (IOException e) {
            // It ended meanwhile.
            return;
        }
        if (title.startsWith(TITLE)) {
            String prefix = "/etc/nginx";
            String main = USUAL;
            Matcher option = OPTION.matcher(title);
            while (option.find()) {
                prefix = option.group(1).equals("p") ? option.group(2) : prefix;
                main = option.group(1).equals("c") ? option.group(2) : main;
            }
            String program = process.program(host).orElse("").replace(" (deleted)", "");
            masters.add(new NginxMaster(process.pid(), program, prefix, HostFiles.below(prefix, main)));
        }
    }
}
