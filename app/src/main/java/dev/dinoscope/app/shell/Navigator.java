package dev.dinoscope.app.shell;

/// Brings a view to the front, opening its tab when needed.
@FunctionalInterface
public interface Navigator {

    /// @param id of the view's descriptor
    void open(String id);
}
