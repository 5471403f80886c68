package dev.dinoscope.engine.node;

import java.nio.file.Path;

/// The user's Dinoscope directory: `~/dinoscope`, or what `DINOSCOPE_HOME` names.
public record DinoscopeHome(Path path) {
    public static DinoscopeHome ofUser() {
        var named = System.getenv("DINOSCOPE_HOME");
        return new DinoscopeHome(
                named == null || named.isBlank()
                        ? Path.of(System.getProperty("user.home"), "dinoscope")
                        : Path.of(named).toAbsolutePath());
    }

    public Path runs() {
        return path.resolve("runs");
    }

    /// Where the node of this machine says how to reach it.
    public Path connectionFile() {
        return path.resolve("node.json");
    }

    /// What the node of this machine prints.
    public Path nodeLog() {
        return path.resolve("node.log");
    }
}
