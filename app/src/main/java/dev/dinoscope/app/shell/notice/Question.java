package dev.dinoscope.app.shell.notice;

import java.util.List;

/// Something only the user can decide, asked inside the window.
///
/// @param answers the first is the default: Enter chooses it, Escape chooses none
public record Question(String title, String text, List<Answer> answers) {

    /// One way to decide.
    ///
    /// @param danger whether it destroys or stops something
    public record Answer(String title, boolean danger, Runnable consequence) {}
}
