package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.TorchException;
import dev.dinoscope.engine.trace.SourceLine;
import dev.dinoscope.engine.trace.program.Program;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An error inside a running program, translated back to the module and the Java line that traced the
/// operation.
public final class TorchFault extends TorchException {
    private static final long serialVersionUID = 1L;
    private static final Pattern LINE = Pattern.compile("__torch__\\.py\", line (\\d+)");
    private static final Pattern REASON = Pattern.compile("(?:RuntimeError|Error|Exception): (.*)$", Pattern.DOTALL);

    private TorchFault(String message, Throwable cause) {
        super(message, cause);
    }

    static TorchFault translate(Program program, String method, RuntimeException cause) {
        String text = String.valueOf(cause.getMessage());
        SourceLine origin = null;
        Matcher lines = LINE.matcher(text);
        while (lines.find()) {
            SourceLine found = program.origin(Integer.parseInt(lines.group(1)));
            origin = found == null ? origin : found;
        }
        Matcher reason = REASON.matcher(text);
        String why = reason.find() ? reason.group(1).strip() : text.strip();
        return new TorchFault(message(method, why, origin), cause);
    }

    private static String message(String method, String why, @Nullable SourceLine origin) {
        String where = origin == null
                ? ""
                : origin.module().isEmpty()
                        ? " (" + origin.frame() + ")"
                        : " in module " + origin.module() + " (" + origin.frame() + ")";
        return OutOfMemory.explain(why)
                .map(memory -> "method " + method + ", " + memory + (where.isEmpty() ? "" : "\n  It happened" + where))
                .orElseGet(() -> "method " + method + " failed: "
                        + why.lines().findFirst().orElse(why) + where);
    }
}
