package dev.dinoscope.app.settings;

/// What is remembered between sessions.
///
/// @param width of the window's content, in pixels
/// @param height of the window's content, in pixels
/// @param inspector whether the inspector is open
public record Settings(Theme theme, double width, double height, boolean maximized, boolean inspector) {

    public static final Settings DEFAULTS = new Settings(Theme.LIGHT, 1440, 900, false, true);

    /// A window no smaller than is usable, whatever the file says.
    public Settings {
        width = Math.clamp(width, 960, 16_384);
        height = Math.clamp(height, 600, 16_384);
    }

    public Settings withTheme(Theme newTheme) {
        return new Settings(newTheme, width, height, maximized, inspector);
    }

    public Settings withWindow(double newWidth, double newHeight, boolean newMaximized) {
        return new Settings(theme, newWidth, newHeight, newMaximized, inspector);
    }

    public Settings withInspector(boolean open) {
        return new Settings(theme, width, height, maximized, open);
    }
}
