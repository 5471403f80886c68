package dev.dinoscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What the workbench asks of the system around it.
final class Desktop {

    void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Shows a directory in the system's file manager.
    ///
    /// @throws IOException if there is no file manager to start
    void reveal(Path directory) throws IOException {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var opener = system.contains("mac") ? "open" : system.contains("windows") ? "explorer" : "xdg-open";
        new ProcessBuilder(opener, directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
