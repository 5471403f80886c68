package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/// `results.jsonl`: evaluations, one JSON object a line, append-only.
public final class ResultsLog {
    private final Path file;

    public ResultsLog(Path file) {
        this.file = file;
    }

    /// What could be read.
    ///
    /// @param warnings name each line that could not
    public record Results(List<EvaluationResult> results, List<String> warnings) {}

    /// Appends and forces to disk.
    public void append(EvaluationResult result) throws IOException {
        var line = JsonFile.LINE.writeValueAsString(result) + "\n";
        var options =
                new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE};
        try (var channel = FileChannel.open(file, options)) {
            // A line torn by a crash must not swallow this one.
            var start = endsInLine(channel) ? line : "\n" + line;
            channel.position(channel.size());
            DurableFile.write(channel, ByteBuffer.wrap(start.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException fault) {
            throw DiskFullException.explain(file, fault);
        }
    }

    private static boolean endsInLine(FileChannel channel) throws IOException {
        var last = ByteBuffer.allocate(1);
        return channel.size() == 0 || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }

    /// A missing file has no results. A last line without its end (being written, or torn) is passed over silently.
    public Results read() throws IOException {
        var results = new ArrayList<EvaluationResult>();
        var warnings = new ArrayList<String>();
        if (Files.exists(file)) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                try {
                    results.add(JsonFile.LINE.readValue(lines.get(i), EvaluationResult.class));
                } catch (JacksonException fault) {
                    warnings.add("%s, line %d is no result (%s); it is left out"
                            .formatted(file, i + 1, fault.getOriginalMessage()));
                }
            }
        }
        return new Results(List.copyOf(results), List.copyOf(warnings));
    }
}
