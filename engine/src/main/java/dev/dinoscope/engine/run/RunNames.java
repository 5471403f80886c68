package dev.dinoscope.engine.run;

import dev.dinoscope.engine.run.files.DiskFullException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What directories of runs are called: `<name>-<yyyyMMdd-HHmmss>`.
final class RunNames {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int LONGEST = 255;
    private static final int MOST_OF_ONE_SECOND = 1000;

    private RunNames() {}

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !name.startsWith(".")
                && name.chars().noneMatch(each -> each == '/' || each == '\\' || Character.isISOControl(each));
    }

    /// Makes the directory of a new run; with a number when another one has its name.
    static Path claim(Path root, String name, Instant now) throws IOException {
        var stamped = slug(name) + "-" + STAMP.format(now.atZone(ZoneId.systemDefault()));
        for (var attempt = 1; ; attempt++) {
            var candidate = root.resolve(attempt == 1 ? stamped : stamped + "-" + attempt);
            try {
                return Files.createDirectory(candidate);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == MOST_OF_ONE_SECOND) {
                    throw taken;
                }
            } catch (IOException fault) {
                throw DiskFullException.explain(candidate, fault);
            }
        }
    }

    private static String slug(String name) {
        var slug = name.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return slug.isEmpty() ? "run" : slug;
    }
}
