package dev.dinoscope.app.settings;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// How the workbench looks.
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet());

    private final String stylesheet;

    Theme(String stylesheet) {
        this.stylesheet = stylesheet;
    }

    /// The user-agent stylesheet.
    public String stylesheet() {
        return stylesheet;
    }

    public boolean dark() {
        return this == DARK;
    }

    public Theme other() {
        return dark() ? LIGHT : DARK;
    }
}
