package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.DataRequest;
import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `dinoscope data` on this machine: drawing and decoding take memory and native code that a node must not.
///
/// @param command the words up to `data`
public record DataProcess(Homes homes, List<String> command) implements DataLauncher {
    public DataProcess {
        command = List.copyOf(command);
    }

    /// With the JVM and class path of this process.
    public static DataProcess ofThisJvm(Homes homes, String mainClass) {
        return new DataProcess(
                homes,
                JavaCommand.of(homes.home(), "data", mainClass).with("data").words());
    }

    @Override
    public Process launch(DataRequest request) throws IOException {
        var builder = new ProcessBuilder(words(request));
        builder.environment().put("DINOSCOPE_HOME", homes.home().toString());
        builder.environment().put("DINOSCOPE_CACHE", homes.cache().toString());
        return builder.start();
    }

    private List<String> words(DataRequest request) {
        var words = new ArrayList<>(command);
        words.addAll(
                switch (request.task()) {
                    case FIND -> List.of("show", "--ready");
                    case PREPARE -> List.of("show");
                    case CHECK -> List.of("check");
                });
        // What follows two dashes is never taken for an option.
        words.addAll(List.of("--events", "--", request.source()));
        words.addAll(request.settings());
        return words;
    }
}
