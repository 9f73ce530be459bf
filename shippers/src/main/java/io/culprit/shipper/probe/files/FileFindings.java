package io.culprit.shipper.probe.files;

import io.culprit.shipper.probe.capture.Finding;

/** What happened to a file, in words; attributes are those of OpenTelemetry where it has them. */
final class FileFindings {

    private FileFindings() {}

    static Finding created(String path, FileState now) {
        return facts("created", path, now, path + " was created" + owned(now));
    }

    static Finding gone(String path, FileState was) {
        return facts("gone", path, was, path + " is gone" + owned(was));
    }

    static Finding changed(String path, FileState was, FileState now) {
        boolean content = !was.sha256().equals(now.sha256()) || !was.type().equals(now.type());
        boolean target = !was.target().equals(now.target());
        boolean mode = was.mode() != now.mode() || !was.owner().equals(now.owner());
        String what = target
                ? " points elsewhere: " + now.target()
                : content || !mode ? " has another content" : " has other permissions or another owner";
        Finding told = facts("changed", path, now, path + what + owned(now))
                .with("file.size.previous", content ? Long.toString(was.size()) : "")
                .with("file.hash.sha256.previous", content ? was.sha256() : "")
                .with("file.symbolic_link.target_path.previous", target ? was.target() : "");
        return mode
                ? told.with("file.mode.previous", was.permissions()).with("file.owner.previous", was.owner())
                : told;
    }

    private static String owned(FileState file) {
        return file.ownedBy().isEmpty() ? "" : " (package " + file.ownedBy() + ")";
    }

    private static Finding facts(String action, String path, FileState file, String text) {
        boolean regular = file.type().equals("file");
        return Finding.of("file", action, path, text)
                .with("file.path", path)
                .with("file.type", file.type())
                .with("file.size", regular ? Long.toString(file.size()) : "")
                .with("file.modified", file.modified().toString())
                .with("file.changed", file.changed().toString())
                .with("file.inode", Long.toString(file.inode()))
                .with("file.mode", file.permissions())
                .with("file.owner", file.owner())
                .with("file.symbolic_link.target_path", file.target())
                .with("file.hash.sha256", file.sha256())
                .with("package.name", file.ownedBy());
    }
}
