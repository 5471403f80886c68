package dev.dinoscope.app.crash;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Takes out of a text what a stranger must not read: where the user lives on the disk, who that is, and secrets.
public final class Redaction {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b((?:bearer|token|password|passwd|secret|api[_-]?key|authorization)[\"']?\\s*[:=\\s]\\s*[\"']?)"
                    + "(?:bearer\\s+)?[^\\s\"',;]{4,}");
    /// Long random words, such as a token on its own; hashes and class names have other letters or dots.
    private static final Pattern RANDOM =
            Pattern.compile("\\b(?=[\\w-]*\\d)(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{32,}\\b");
    /// Shorter names would hit ordinary words.
    private static final int SHORTEST_NAME = 4;

    private final SequencedMap<String, String> replacements = new LinkedHashMap<>();

    /// @param user the user's directory
    /// @param home the Dinoscope folder, wherever that is
    public Redaction(Path user, Path home, String userName, String host) {
        // The longer path first: one may lie in the other.
        replacements.put(home.toAbsolutePath().toString(), "<dinoscope>");
        replacements.put(user.toAbsolutePath().toString(), "~");
        name(userName, "<user>");
        name(host, "<host>");
    }

    /// Of this process.
    public static Redaction ofSystem(Path home) {
        var environment = System.getenv();
        return new Redaction(
                Path.of(System.getProperty("user.home", "/")),
                home,
                System.getProperty("user.name", ""),
                environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", "")));
    }

    private void name(String name, String instead) {
        if (name.length() >= SHORTEST_NAME && !name.equals("root")) {
            replacements.put(name, instead);
        }
    }

    public String apply(String text) {
        var safe = text;
        for (Map.Entry<String, String> entry : replacements.entrySet()) {
            if (entry.getKey().length() > 1) {
                safe = safe.replace(entry.getKey(), entry.getValue());
            }
        }
        safe = SECRET.matcher(safe).replaceAll("$1<removed>");
        return RANDOM.matcher(safe).replaceAll("<removed>");
    }
}
