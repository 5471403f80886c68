package dev.dinoscope.engine.files;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// What a failure says to people.
public final class FailureText {
    private FailureText() {}

    /// The message, or the kind of failure where there is none.
    public static String of(Throwable failure) {
        var told = failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        return told instanceof FileSystemException file ? of(file) : message(told);
    }

    /// The JDK's own message is often the bare path.
    private static String of(FileSystemException failure) {
        var isBare = failure.getReason() == null && failure.getFile() != null;
        return switch (failure) {
            case NoSuchFileException _ when isBare -> failure.getFile() + ": no such file";
            case NotDirectoryException _ when isBare -> failure.getFile() + ": not a directory";
            case AccessDeniedException _ when isBare -> failure.getFile() + ": this user has no access to it";
            case FileAlreadyExistsException _ when isBare -> failure.getFile() + ": is in the way; move it away";
            default -> message(failure);
        };
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
    }
}
