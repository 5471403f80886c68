package dev.dinoscope.app.settings;

import dev.dinoscope.engine.config.Setting;

/// What the launch form starts from.
///
/// @param threads 0 leaves the choice to the run
public record RunPreferences(
        @Setting(
                help = "CPU threads that the launch form proposes (train.threads); 0 chooses by the machine",
                min = 0,
                max = 1024)
        int threads) {

    public RunPreferences() {
        this(0);
    }
}
