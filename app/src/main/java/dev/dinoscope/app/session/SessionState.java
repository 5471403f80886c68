package dev.dinoscope.app.session;

import java.util.List;
import java.util.Map;

/// The workbench as it was when it closed.
///
/// @param version of this form; a file of a newer one is not read
/// @param inspector whether the inspector is open
/// @param inspectorWidth in pixels
/// @param views ids of the open views, in the order of their tabs
/// @param front id of the view in front; empty when none was
/// @param memory what each view remembers: its id → the values of its [Memory]
/// @param recent ids of what was last chosen in the command palette, the newest first
public record SessionState(
        int version,
        WindowPlace window,
        boolean inspector,
        double inspectorWidth,
        List<String> views,
        String front,
        Map<String, Map<String, Object>> memory,
        List<String> recent) {

    static final int VERSION = 1;

    public SessionState {
        views = List.copyOf(views);
        memory = Map.copyOf(memory);
        recent = List.copyOf(recent);
    }

    /// The first session of all.
    public static final SessionState FIRST =
            new SessionState(VERSION, WindowPlace.DEFAULT, true, 300, List.of("runs"), "runs", Map.of(), List.of());

    public SessionState withWindow(WindowPlace place) {
        return new SessionState(version, place, inspector, inspectorWidth, views, front, memory, recent);
    }
}
