package dev.dinoscope.engine.run.files;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// How files and folders of a step are named: its number with at least six digits, such as `000500`, so that names sort
/// as steps do. A step has one such name; another number of zeros names nothing.
public final class StepName {
    private static final Pattern NAME = Pattern.compile("\\d{6}|[1-9]\\d{6,17}");

    private StepName() {}

    public static String of(long step) {
        return String.format(Locale.ROOT, "%06d", step);
    }

    /// @return empty when it is no name of a step
    public static OptionalLong parse(String name) {
        return NAME.matcher(name).matches() ? OptionalLong.of(Long.parseLong(name)) : OptionalLong.empty();
    }
}
