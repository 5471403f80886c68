package dev.dinoscope.app.settings;

import dev.dinoscope.engine.config.Setting;

/// What a user chooses for the workbench, as `settings.yaml` in the Dinoscope folder holds it.
@Setting(help = "Settings of the Dinoscope workbench. What is left out keeps its default")
public record Preferences(
        @Setting(help = "How the window looks") LookPreferences look,
        @Setting(help = "What the launch form starts from") RunPreferences runs,

        @Setting(help = "Messages in the corner of the window")
        NoticePreferences notifications,

        @Setting(help = "What the figure export proposes") ExportPreferences export) {

    public Preferences() {
        this(new LookPreferences(), new RunPreferences(), new NoticePreferences(), new ExportPreferences());
    }

    public Preferences withExport(ExportPreferences proposed) {
        return new Preferences(look, runs, notifications, proposed);
    }

    public Preferences withTheme(ThemeChoice theme) {
        return new Preferences(look.withTheme(theme), runs, notifications, export);
    }
}
