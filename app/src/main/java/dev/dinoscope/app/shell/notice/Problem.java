package dev.dinoscope.app.shell.notice;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Something that went wrong, as it is shown in the place where it matters.
///
/// @param title what failed, a few words
/// @param message why, and what to do about it
/// @param details what an expert wants to know, to be copied; may be empty
public record Problem(String title, String message, String details) {

    public static Problem of(String title, Throwable cause) {
        var message = cause.getMessage();
        return new Problem(title, message == null || message.isBlank() ? kind(cause) : message, stack(cause));
    }

    /// What is copied: everything.
    String text() {
        return details.isEmpty() ? title + "\n" + message : title + "\n" + message + "\n\n" + details;
    }

    private static String kind(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    private static String stack(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
