package dev.dinoscope.engine.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A part of a model: a named tree of parameters. A module declares parameters and children in its
/// constructor and computes in plain Java; its path follows from where its parent holds it.
///
/// A module from one tensor to one tensor is a [Layer]. Others wrap their public methods in [#scoped].
public abstract class Module {
    private @Nullable Module parent;
    private String name = "";
    private boolean frozen;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Module> children = new LinkedHashMap<>();

    protected final Parameter parameter(String name, Initialiser initialiser, long... dims) {
        Parameter parameter = new Parameter(this, name, Shape.of(dims), initialiser);
        claim(name);
        parameters.put(name, parameter);
        return parameter;
    }

    /// A value that is kept from step to step and in checkpoints, but not trained: a running statistic. A
    /// loss says with [Outputs#next] what it becomes.
    protected final Parameter buffer(String name, Initialiser initialiser, long... dims) {
        Parameter buffer = Parameter.buffer(this, name, Shape.of(dims), initialiser);
        claim(name);
        parameters.put(name, buffer);
        return buffer;
    }

    protected final <M extends Module> M child(String name, M module) {
        Module adopted = module;
        if (adopted.parent != null) {
            throw new IllegalStateException("module " + adopted.path() + " already has a parent");
        }
        claim(name);
        adopted.parent = this;
        adopted.name = name;
        children.put(name, module);
        return module;
    }

    /// A child whose parameters are never trained, such as a teacher with given weights. Dropout is off
    /// inside it.
    protected final <M extends Module> M frozenChild(String name, M module) {
        Module child = child(name, module);
        child.frozen = true;
        return module;
    }

    final boolean isFrozen() {
        return frozen || (parent != null && parent.isFrozen());
    }

    /// Children `name.0`, `name.1`, ….
    protected final <M extends Module> List<M> children(String name, int count, IntFunction<M> make) {
        return IntStream.range(0, count)
                .mapToObj(i -> child(name + "." + i, make.apply(i)))
                .toList();
    }

    /// Names this module in errors and in the program text while the body is traced.
    protected final <T> T scoped(Supplier<T> body) {
        Trace method = Trace.current();
        return frozen ? method.evaluating(() -> method.inside(path(), body)) : method.inside(path(), body);
    }

    /// The names from the root to this module, joined by dots; empty for the root.
    public final String path() {
        return parent == null || parent.path().isEmpty() ? name : parent.path() + "." + name;
    }

    /// All parameters of this module and its children, in the order of declaration.
    public final List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(parameters.values());
        children.values().forEach(child -> all.addAll(child.parameters()));
        return all;
    }

    /// @return number of weights, frozen ones included
    public final long parameterCount() {
        return parameters().stream().mapToLong(p -> p.shape().count()).sum();
    }

    private void claim(String name) {
        if (parameters.containsKey(name) || children.containsKey(name)) {
            throw new IllegalStateException(
                    getClass().getSimpleName() + " already has a parameter or child called " + name);
        }
    }
}
