package dev.dinoscope.engine.trace;

/// Where a line of a program comes from.
///
/// @param module path of the module, empty for the model itself
/// @param frame Java file and line, `Attention.java:41`
public record SourceLine(String module, String frame) {
    @Override
    public String toString() {
        return module.isEmpty() ? frame : module + " " + frame;
    }
}
