package dev.dinoscope.app.settings;

import dev.dinoscope.engine.config.Setting;

/// How the window looks.
///
/// @param scale 0 follows the system
public record LookPreferences(
        @Setting(help = "Light, dark, or as the operating system is set")
        ThemeChoice theme,

        @Setting(
                help = "Size of texts and controls from the next start on, such as 150; 0 is what the system asks for",
                unit = "%",
                min = 0,
                max = 300)
        int scale) {

    public LookPreferences() {
        this(ThemeChoice.SYSTEM, 0);
    }

    public LookPreferences withTheme(ThemeChoice choice) {
        return new LookPreferences(choice, scale);
    }
}
