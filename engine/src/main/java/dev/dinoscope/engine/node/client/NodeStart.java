package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.server.NodeOptions;
import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How to start a node as a child process of this one.
///
/// @param home becomes the child's `DINOSCOPE_HOME`
/// @param words the command line
record NodeStart(Path home, List<String> words) {
    static NodeStart ofThisJvm(Path home, String mainClass) {
        return new NodeStart(
                home,
                JavaCommand.of(
                                home,
                                "node",
                                mainClass,
                                // It only moves files: it must leave memory and start-up time to the runs.
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1")
                        .with("node")
                        .words());
    }

    Path log() {
        return home.resolve("node.log");
    }

    Process start() {
        try {
            new Homes(home, home).requireHome();
            var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log().toFile());
            builder.environment().put("DINOSCOPE_HOME", home.toString());
            builder.environment()
                    .put(
                            NodeOptions.OWNER,
                            Long.toString(ProcessHandle.current().pid()));
            var process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException fault) {
            throw new NodeException(Kind.INTERNAL, "The node cannot be started: " + fault.getMessage(), fault);
        }
    }

    String lastWords(Process ended) {
        return "The node ended with code " + ended.exitValue() + lastLine() + "; all of it is in " + log();
    }

    private String lastLine() {
        try {
            return new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .map(last -> ": " + last.strip())
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }
}
