package dev.dinoscope.engine.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What every process of this program sees to before it does anything else.
public final class ThisJvm {
    private ThisJvm() {}

    /// The program speaks English, and its libraries follow: their numbers and dates are the same on every machine.
    ///
    /// @return why the process cannot go on here, for the user
    public static Optional<String> prepare() {
        Locale.setDefault(Locale.ROOT);
        return fault(System.getProperty("os.name", ""), System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    /// Elsewhere the JVM does not write names of files in the encoding of the locale.
    static Optional<String> fault(String system, String encoding) {
        var canName = Charset.forName(encoding, Charset.defaultCharset()).equals(StandardCharsets.UTF_8);
        return system.startsWith("Linux") && !canName
                ? Optional.of(
                        "The locale of this process (" + encoding + ") cannot name files with letters beyond ASCII."
                                + " Start Dinoscope by its launcher, or with LC_ALL=C.UTF-8 in the environment.")
                : Optional.empty();
    }
}
