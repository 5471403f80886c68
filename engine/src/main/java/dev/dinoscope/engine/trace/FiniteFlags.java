package dev.dinoscope.engine.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds to a method, while it is traced, a flag for each floating value it computes: whether all of it is finite. One
/// growing tensor holds them, so that the parts of a long method hand on a single value more.
public final class FiniteFlags {
    private static final Shape ONE = Shape.of(1);

    private final List<SourceLine> origins = new ArrayList<>();
    private @Nullable Tensor flags;

    void see(Method method, Statement statement) {
        for (Tensor value : statement.defines()) {
            if (value.dtype().isFloating()) {
                add(method, value, statement.origin());
            }
        }
    }

    private void add(Method method, Tensor value, SourceLine origin) {
        Tensor each = method.emit("torch.isfinite", value.shape(), DType.BOOL, value);
        Tensor all = method.emit("torch.all", Shape.of(), DType.BOOL, each);
        Tensor flag = method.emit("torch.reshape", ONE, DType.BOOL, all, List.of(1));
        origins.add(origin);
        Tensor before = flags;
        flags = before == null
                ? flag
                : method.emit("torch.cat", Shape.of(origins.size()), DType.BOOL, List.of(before, flag));
    }

    /// @return shape `[values]`, type BOOL
    public Tensor flags() {
        if (flags == null) {
            throw new IllegalStateException("the body computes no floating value");
        }
        return flags;
    }

    /// Where each of the values comes from.
    public List<SourceLine> origins() {
        return List.copyOf(origins);
    }
}
