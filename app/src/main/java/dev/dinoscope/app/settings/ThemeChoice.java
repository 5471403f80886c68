package dev.dinoscope.app.settings;

/// Which theme a user wants.
public enum ThemeChoice {
    /// Whatever the operating system uses, also when that changes while the window is open.
    SYSTEM,
    LIGHT,
    DARK;

    /// @param systemIsDark what the operating system uses now
    public Theme resolve(boolean systemIsDark) {
        return switch (this) {
            case SYSTEM -> systemIsDark ? Theme.DARK : Theme.LIGHT;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }

    public static ThemeChoice of(Theme theme) {
        return theme.dark() ? DARK : LIGHT;
    }
}
