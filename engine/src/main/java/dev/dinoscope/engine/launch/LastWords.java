package dev.dinoscope.engine.launch;

import dev.dinoscope.engine.run.files.Enclosure;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a process that died said last about its reason.
public final class LastWords {
    private static final int TAIL = 16 << 10;
    /// Bars and percentages of downloads and of training.
    private static final Pattern PROGRESS = Pattern.compile("[█▏━─]|\\d%.*\\|");
    /// A crash of native code: the JVM frames its report in `#`, the reason comes first.
    private static final Pattern CRASH =
            Pattern.compile("#\\s+(SIG\\w+|EXCEPTION_\\w+|Out of Memory|Internal Error).*");

    private LastWords() {}

    /// @return one line, empty when nothing was said
    public static String of(Path console) throws IOException {
        if (!Files.exists(console)) {
            return "";
        }
        try (var file = Enclosure.around(console).open(console)) {
            file.position(Math.max(0, file.size() - TAIL));
            var text = new String(Channels.newInputStream(file).readNBytes(TAIL), StandardCharsets.UTF_8);
            return of(text.lines().toList());
        }
    }

    private static String of(List<String> lines) {
        return lines.stream()
                .filter(line -> CRASH.matcher(line).matches())
                .findFirst()
                .or(() -> lines.stream().filter(LastWords::isSaid).reduce((_, last) -> last))
                .map(line -> line.replaceFirst("^#\\s+", "").strip())
                .orElse("");
    }

    private static boolean isSaid(String line) {
        return !line.isBlank() && !PROGRESS.matcher(line).find();
    }
}
