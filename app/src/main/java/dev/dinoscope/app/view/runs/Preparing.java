package dev.dinoscope.app.view.runs;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// What a run says while it prepares: `decoding images 1,200 of 8,000`.
final class Preparing {
    private static final Pattern MESSAGE = Pattern.compile("(.*?)(?:, step)? (\\d[^ ]*) of (\\d[^ ]*)");

    private Preparing() {}

    /// What is done, without how far it is.
    static String stage(String message) {
        var parts = MESSAGE.matcher(message);
        return parts.matches() ? parts.group(1) : message;
    }

    /// How much of it is done, in [0, 1]; empty when the message does not say.
    static OptionalDouble share(String message) {
        var parts = MESSAGE.matcher(message);
        if (!parts.matches()) {
            return OptionalDouble.empty();
        }
        double total = number(parts.group(3));
        return total > 0 ? OptionalDouble.of(Math.clamp(number(parts.group(2)) / total, 0, 1)) : OptionalDouble.empty();
    }

    /// Digits are grouped as the trainer's language has it.
    private static double number(String text) {
        return Double.parseDouble("0" + text.replaceAll("\\D", ""));
    }
}
