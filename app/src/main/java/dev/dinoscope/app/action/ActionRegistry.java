package dev.dinoscope.app.action;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCombination;

/// Every action of the workbench, in the order of registration. Ids and shortcuts are unique.
public final class ActionRegistry {
    private final Map<String, Action> actions = new LinkedHashMap<>();

    /// @throws IllegalArgumentException if the id or the shortcut is taken
    public Action register(Action action) {
        if (actions.containsKey(action.id())) {
            throw new IllegalArgumentException("action " + action.id() + " is registered already");
        }
        action.combinations().forEach(keys -> requireFree(keys, action));
        actions.put(action.id(), action);
        return action;
    }

    private void requireFree(KeyCombination keys, Action wanting) {
        actions.values().stream()
                .filter(other -> other.combinations().anyMatch(keys::equals))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT, "action %s wants %s, the shortcut of %s", wanting.id(), keys, other.id()));
                });
    }

    /// @throws IllegalArgumentException if there is none
    public Action get(String id) {
        var action = actions.get(id);
        if (action == null) {
            throw new IllegalArgumentException("no action " + id + "; there are " + actions.keySet());
        }
        return action;
    }

    public Collection<Action> all() {
        return Collections.unmodifiableCollection(actions.values());
    }

    public List<Action> of(ActionGroup group) {
        return actions.values().stream().filter(a -> a.group() == group).toList();
    }
}
