package dev.dinoscope.app.tour;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import java.util.regex.Pattern;

/// Width and height of a window, in pixels before scaling.
public record WindowSize(int width, int height) {
    private static final Pattern TEXT = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    /// @param text such as `1440x900`
    static WindowSize parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new CommandFailure(ExitCode.USAGE, "--size " + text + " — expected such as 1440x900");
        }
        return new WindowSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
