package io.culprit.correlation.story;

import io.culprit.event.Software;

/** The seed stories, small enough to be told in a test. */
public final class Stories {

    private Stories() {}

    /** Two recyclings of one daemon group; the first cuts two requests, the second one. */
    public static Story recycling(Story story) {
        for (int second = 0; second < 200; second++) {
            story.request(Software.APACHE, second + 0.5, "/products", 200);
        }
        born(story, 0.1, 11);
        recycled(story, 60, 11, 2);
        born(story, 66, 12);
        recycled(story, 120, 12, 1);
        return story.failedCheck(67, "DOWN_UNCONFIRMED");
    }

    /** A package is installed, a reload loads its module, every child crashes, a full restart heals. */
    public static Story moduleCrash(Story story) {
        for (int second = 0; second < 200; second++) {
            boolean broken = second >= 104 && second < 150;
            story.request(Software.NGINX, second + 0.5, "/", broken ? 502 : 200);
        }
        story.packageInstalled(40, "libapache2-mod-reqmeter", "1.4-1");
        story.module(42, "pending", "reqmeter_module");
        story.apache(100, "mpm_event", 9, "SIGUSR1 received.  Doing graceful restart");
        story.apache(103, "mpm_event", 9, "Apache/2.4.71 (Debian) configured -- resuming normal operations");
        story.module(104, "loaded", "reqmeter_module");
        for (int second = 104; second < 150; second++) {
            story.apache(second, "core", 9, "child pid " + (1000 + second) + " exit signal Segmentation fault (11)");
        }
        story.apache(150, "mpm_event", 9, "caught SIGTERM, shutting down");
        story.apache(153, "mpm_event", 10, "Apache/2.4.71 (Debian) configured -- resuming normal operations");
        return story.apache(199, "mpm_event", 10, "caught SIGTERM, shutting down");
    }

    /** A daemon process begins its life. */
    public static void born(Story story, double at, int pid) {
        story.apache(
                at,
                "wsgi",
                pid,
                "mod_wsgi (pid=" + pid + "): Starting process 'deploy' with uid=33, gid=33 and threads=5.");
    }

    /** A process reaches its limit and, five seconds later, is killed with the requests it still serves. */
    public static void recycled(Story story, double at, int pid, int cut) {
        story.apache(
                at,
                "wsgi",
                pid,
                "mod_wsgi (pid=" + pid + "): Maximum requests reached, triggering immediate shutdown 'deploy'.");
        story.apache(at + 5, "wsgi", pid, "mod_wsgi (pid=" + pid + "): Aborting process 'deploy'.");
        for (int i = 0; i < cut; i++) {
            cut(story, at + 5.002 + i / 1000.0);
        }
    }

    /** A request is cut off, whatever the cause. */
    public static void cut(Story story, double at) {
        story.apache(
                at,
                "wsgi",
                3,
                "Truncated or oversized response headers received from daemon process 'deploy': /srv/www/deploy.wsgi");
    }
}
