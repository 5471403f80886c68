package dev.dinoscope.app.focus;

import java.util.HashMap;
import java.util.Map;

/// Finds the focus in what a session remembers, also in one of the time when each view had its own.
public final class EarlierFocus {
    /// Under which a session remembers the focus, beside what it remembers of views.
    public static final String KEY = "focus";

    private EarlierFocus() {}

    /// @param session what each view remembered
    public static Map<String, Object> in(Map<String, Map<String, Object>> session) {
        var kept = session.get(KEY);
        if (kept != null) {
            return kept;
        }
        var focus = new HashMap<>(session.getOrDefault("patches", Map.of()));
        var runs = session.getOrDefault("curves", Map.of()).get("runs");
        if (runs != null) {
            focus.put("runs", runs);
        }
        return focus;
    }
}
