package io.culprit.shipper.format.configuration;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An Apache configuration file, of which the directives that explain incidents are read: mod_wsgi's processes and mounts,
 * and aliases.
 *
 * <p>It has no times: what it says held before everything that is read with it. Files it includes are not followed.
 */
@AutoService(Format.class)
public final class ApacheConfigurationFormat implements Format {

    static final String NAME = "apache.configuration";
    private static final Shape SHAPE = Shape.of(NAME);

    private static final Set<String> KNOWN = Set.of(
            ("serverroot servername serveralias serveradmin serverlimit loadmodule wsgidaemonprocess wsgiscriptalias"
                            + " wsgisocketprefix wsgiprocessgroup wsgiapplicationgroup wsgipythonhome wsgipythonpath documentroot"
                            + " customlog errorlog errorlogformat logformat loglevel startservers minspareservers maxspareservers"
                            + " minsparethreads maxsparethreads threadsperchild threadlimit maxrequestworkers maxclients"
                            + " maxconnectionsperchild maxrequestsperchild keepalive keepalivetimeout maxkeepaliverequests listen"
                            + " timeout user group pidfile mutex include includeoptional directoryindex allowoverride require"
                            + " alias aliasmatch scriptalias sethandler addhandler addtype proxypass proxypassreverse"
                            + " rewriteengine rewriterule rewritecond extendedstatus hostnamelookups typesconfig options"
                            + " defaultruntimedir accessfilename remoteipheader remoteipinternalproxy header requestheader"
                            + " sslengine sslcertificatefile sslcertificatekeyfile php_admin_value php_value")
                    .split(" "));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.CHANGE;
    }

    @Override
    public boolean timed() {
        return false;
    }

    @Override
    public double leastShare() {
        return 0.5;
    }

    @Override
    public double confidence(Line line) {
        return recognises(line.text()) ? 1 : 0;
    }

    private static boolean recognises(String line) {
        String text = line.strip();
        if (text.startsWith("<")) {
            return text.matches(
                    "(?i)</?(VirtualHost|Directory|DirectoryMatch|Files|FilesMatch|Location|LocationMatch|If"
                            + "|IfModule|IfDefine|IfVersion|Limit|LimitExcept|Proxy|RequireAll|RequireAny)\\b.*>");
        }
        int blank = text.indexOf(' ');
        return blank > 0
                && !text.endsWith(";")
                && !text.endsWith(".")
                && KNOWN.contains(text.substring(0, blank).toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.APACHE);
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Lines();
    }

    private record Lines() implements LineFormat {

        @Override
        public boolean multiline() {
            return true;
        }

        @Override
        public boolean continues(Line first, Line previous, Line next) {
            return previous.at(previous.length() - 1) == '\\';
        }

        @Override
        public Parsed parse(Line line) {
            return ApacheDirectives.read(line.text(), Map.of())
                    .<Parsed>map(event -> ParsedLine.untimed(SHAPE, event))
                    .orElseGet(() -> ParsedLine.serving(SHAPE));
        }
    }

    @Override
    public List<String> samples() {
        return List.of(
                "    WSGIDaemonProcess deploy user=www-data processes=2 threads=5 maximum-requests=500 shutdown-timeout=5",
                "WSGIScriptAlias / /srv/app/deploy.wsgi process-group=deploy application-group=%{GLOBAL}",
                "  alias \"/static\" '/srv/app/static'");
    }
}
