package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Trace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// A second set of values for the trained parameters of a module: an exponential moving average, the teacher of
/// self-distillation. It starts equal to them and is not trained; whoever made it decides how it follows.
///
/// The module's own code computes with it:
///
/// ```java
/// WeightCopy teacher = new WeightCopy("teacher", student);
/// Tensor target = teacher.use(() -> student.apply(images));
/// ```
public final class WeightCopy {
    private final String name;
    private final SequencedMap<Parameter, Parameter> copies = new LinkedHashMap<>();

    /// @param name stands before the parameters' names in programs, and names the file in checkpoints
    /// @throws IllegalArgumentException if the name is no lower-case identifier
    public WeightCopy(String name, Module module) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("copy \"" + name + "\" — expected a lower-case identifier");
        }
        this.name = name;
        module.parameters().stream().filter(Parameter::isTrained).forEach(p -> copies.put(p, p.copy(name)));
    }

    public String name() {
        return name;
    }

    /// The copies, by the parameters they are copies of.
    public SequencedMap<Parameter, Parameter> copies() {
        return Collections.unmodifiableSequencedMap(copies);
    }

    List<Parameter> parameters() {
        return List.copyOf(copies.values());
    }

    /// Traces a body that reads these values instead of the module's own. Dropout is off in it, and no
    /// gradient reaches the copies.
    public <T> T use(Supplier<T> body) {
        return Trace.current().reading(copies, body);
    }
}
