package dev.dinoscope.engine.node.server;

import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Keeps what is logged.
record Recorder(List<String> said) implements System.Logger {
    @Override
    public String getName() {
        return "recorder";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
        said.add(level + " " + text + (thrown == null ? "" : " " + thrown));
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String format, Object @Nullable ... values) {
        said.add(level + " " + format);
    }
}
