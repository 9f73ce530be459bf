package io.culprit.shipper.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the file system said, in words: the message of many of its exceptions is the path alone. */
public final class FileFault {

    private static final String NO_FOLDER = "a file is there, not a folder";

    private FileFault() {}

    /** Why, and where it can be said, how to mend it. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied: run as a user who may";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there: check the path";
        }
        if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return NO_FOLDER;
        }
        if (failure instanceof FileSystemException known && known.getReason() != null) {
            // Only listing a folder has an exception of its own for it.
            return known.getReason().equals("Not a directory") ? NO_FOLDER : known.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
