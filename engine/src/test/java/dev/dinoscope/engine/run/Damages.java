package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What becomes of the files of a run.
public final class Damages {
    private Damages() {}

    /// Does something to a file.
    @FunctionalInterface
    public interface Damage {
        void to(Path file) throws Exception;
    }

    /// What can stand in place of any file of a run, by name.
    public static Map<String, Damage> ofAnyFile(Path elsewhere) {
        var all = new LinkedHashMap<String, Damage>();
        all.put("a pipe", Damages::pipe);
        all.put("a folder", file -> Files.createDirectory(gone(file)));
        all.put("an endless device", file -> link(file, Path.of("/dev/zero")));
        all.put("a device that waits", file -> link(file, Path.of("/dev/tty")));
        all.put("a link out of the run", file -> link(file, elsewhere));
        all.put("a link to itself", file -> link(file, file));
        all.put("2 MB of YAML", file -> Files.writeString(gone(file), "a: 1\n".repeat(400_000)));
        all.put("100,000 levels of lists", file -> Files.writeString(gone(file), "[".repeat(100_000)));
        all.put("100,000 levels of sections", file -> Files.writeString(gone(file), "{\"a\":".repeat(100_000)));
        all.put("8 GiB of nothing", file -> {
            try (var sparse = new java.io.RandomAccessFile(gone(file).toFile(), "rw")) {
                sparse.setLength(8L << 30);
            }
        });
        all.put("bytes that are no text", file -> Files.write(gone(file), new byte[] {(byte) 0xff, 0, (byte) 0xfe}));
        return all;
    }

    /// What can be wrong in a `state.json`.
    public static Map<String, UnaryOperator<String>> ofState() {
        var all = new LinkedHashMap<String, UnaryOperator<String>>();
        all.put("nothing", _ -> "");
        all.put("half of it", text -> text.substring(0, text.length() / 2));
        all.put("null", _ -> "null");
        all.put("a list", _ -> "[]");
        all.put(
                "a year of 10⁹",
                text -> text.replaceAll("\"updated\" : \"[^\"]*\"", "\"updated\" : \"+1000000000-01-01T00:00:00Z\""));
        all.put(
                "a start long ago",
                text -> text.replaceAll("\"started\" : \"[^\"]*\"", "\"started\" : \"-999999999-01-01T00:00:00Z\""));
        all.put(
                "a metric that is a word",
                text -> text.replace("\"metrics\" : { }", "\"metrics\" : { \"loss\" : \"x\" }"));
        all.put(
                "a metric that is a list",
                text -> text.replace("\"metrics\" : { }", "\"metrics\" : { \"loss\" : [1] }"));
        all.put("a negative step", text -> text.replace("\"step\" : 0", "\"step\" : -5"));
        all.put("a step with 400 digits", text -> text.replace("\"step\" : 0", "\"step\" : " + "9".repeat(400)));
        all.put("a negative count", text -> text.replace("\"alerts\" : 0", "\"alerts\" : -1"));
        all.put("an unknown state", text -> text.replace("\"CREATED\"", "\"PAUSED\""));
        return all;
    }

    private static void pipe(Path file) throws IOException, InterruptedException {
        var made = new ProcessBuilder("mkfifo", gone(file).toString()).start().waitFor();
        if (made != 0) {
            throw new IOException("mkfifo ended with " + made);
        }
    }

    private static void link(Path file, Path target) throws IOException {
        Files.createSymbolicLink(gone(file), target);
    }

    private static Path gone(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.deleteIfExists(file);
        return file;
    }

    /// Rewrites a text.
    public static void edit(Path file, UnaryOperator<String> change) throws IOException {
        var before = Files.readString(file, StandardCharsets.UTF_8);
        var after = change.apply(before);
        if (after.equals(before)) {
            throw new IOException("nothing was changed in " + before);
        }
        Files.writeString(file, after);
    }
}
