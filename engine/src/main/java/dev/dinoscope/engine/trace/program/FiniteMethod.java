package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.SourceLine;
import java.util.List;

/// A traced method that tells of every value it computes whether it is finite.
///
/// @param signature one output, `finite`: shape `[values]`, type BOOL, in the order of computation
/// @param origins where each value comes from
public record FiniteMethod(Signature signature, List<SourceLine> origins) {
    /// Name of the output.
    public static final String FINITE = "finite";

    public FiniteMethod {
        origins = List.copyOf(origins);
    }
}
