package dev.dinoscope.app;

import java.util.List;
import java.util.Set;

/// Options of the workbench itself, which has no verb.
///
/// @param fresh opens as if there had been no session before
/// @param timeStart prints the time from the start of the process to the first frame
record WindowOptions(boolean fresh, boolean timeStart) {
    private static final String FRESH = "--fresh";
    private static final String TIME_START = "--time-start";

    /// Whether these arguments open the workbench: there is no verb among them.
    static boolean openWindow(List<String> arguments) {
        return Set.of(FRESH, TIME_START).containsAll(arguments);
    }

    static WindowOptions of(List<String> arguments) {
        return new WindowOptions(arguments.contains(FRESH), arguments.contains(TIME_START));
    }
}
