package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.SourceLine;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches a trace, and adds to it a flag for each floating value it computes: whether all of it is finite. One
/// growing tensor holds them, so that the parts of a long method hand on a single value more.
final class FiniteFlags {
    private final Trace trace;
    private final List<SourceLine> origins = new ArrayList<>();
    private @Nullable Tensor flags;

    FiniteFlags(Trace trace) {
        this.trace = trace;
    }

    void see(Statement statement) {
        for (Tensor value : statement.defines()) {
            if (value.dtype().isFloating()) {
                add(value, statement.origin());
            }
        }
    }

    private void add(Tensor value, SourceLine origin) {
        Tensor each = trace.emit(Op.IS_FINITE, DType.BOOL, value);
        Tensor flag = trace.emit(Op.ALL, Shape.scalar(), DType.BOOL, each).reshape(1);
        origins.add(origin);
        Tensor before = flags;
        flags = before == null ? flag : trace.emit(Op.CAT, Shape.of(origins.size()), DType.BOOL, List.of(before, flag));
    }

    /// @return shape `[values]`, type BOOL
    Tensor flags() {
        if (flags == null) {
            throw new IllegalStateException("the body computes no floating value");
        }
        return flags;
    }

    /// Where each of the values comes from.
    List<SourceLine> origins() {
        return List.copyOf(origins);
    }
}
