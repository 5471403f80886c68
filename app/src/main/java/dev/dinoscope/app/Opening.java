package dev.dinoscope.app;

import dev.dinoscope.app.session.SessionFile;
import dev.dinoscope.app.session.SessionState;
import dev.dinoscope.app.session.WindowPlace;
import dev.dinoscope.app.settings.Preferences;
import dev.dinoscope.app.settings.PreferencesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the workbench opens with.
///
/// @param notes what was wrong with the files of the last session, for the user
record Opening(Preferences preferences, SessionState session, List<String> notes) {

    /// As on a new machine.
    static final Opening FIRST = new Opening(new Preferences(), SessionState.FIRST, List.of());

    Opening sized(double width, double height) {
        return new Opening(preferences, session.withWindow(WindowPlace.centred(width, height)), notes);
    }

    /// As the last session left it.
    ///
    /// @param fresh leaves the last session alone: only the preferences hold
    static Opening of(Path home, boolean fresh) {
        var notes = new ArrayList<String>();
        var preferences = new PreferencesFile(home).read(notes::add);
        var session = fresh ? SessionState.FIRST : new SessionFile(home).read(notes::add);
        return new Opening(preferences, session, List.copyOf(notes));
    }
}
