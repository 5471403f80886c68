package dev.dinoscope.app.action;

/// The menu that an action belongs to, in the order of the menu bar. The underscore marks the mnemonic.
public enum ActionGroup {
    RUN("_Run"),
    EDIT("_Edit"),
    VIEW("_View"),
    NODE("_Node"),
    HELP("_Help");

    private final String title;

    ActionGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// Without the mark of the mnemonic.
    public String plainTitle() {
        return title.replace("_", "");
    }
}
