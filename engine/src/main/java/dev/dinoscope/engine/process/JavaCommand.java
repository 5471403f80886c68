package dev.dinoscope.engine.process;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line of a JVM that runs a part of this program: the Java, class path and user's folder of this process.
/// The environment is inherited, and with it the locale that tells how names of files are written.
///
/// @param words of the command line, up to the main class
public record JavaCommand(List<String> words) {
    public JavaCommand {
        words = List.copyOf(words);
    }

    /// @param home the user's Dinoscope folder, which takes what native code leaves behind when it kills the process
    /// @param part names the process in the files left behind: `run`, `node`
    /// @param options of the JVM
    public static JavaCommand of(Path home, String part, String mainClass, String... options) {
        // The runtime puts the process's id for %p.
        var crashes = CrashFolder.ready(home).toAbsolutePath().toString().replace("%", "%%");
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:ErrorFile=" + crashes + "/hs_err_" + part + "_%p.log",
                "-XX:ReplayDataFile=" + crashes + "/replay_" + part + "_%p.log",
                "-Duser.home=" + System.getProperty("user.home")));
        words.addAll(List.of(options));
        words.addAll(List.of("-cp", classPath(), mainClass));
        return new JavaCommand(words);
    }

    /// Those who load this program by a loader of their own, as some test runners do, leave the property as it was.
    private static String classPath() {
        return JavaCommand.class.getClassLoader() instanceof URLClassLoader own
                ? Stream.of(own.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /// The same with arguments for the program.
    public JavaCommand with(String... arguments) {
        var longer = new ArrayList<>(words);
        longer.addAll(List.of(arguments));
        return new JavaCommand(longer);
    }
}
