package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.script.ParameterScripts;
import dev.dinoscope.engine.trace.script.Script;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes `allocate`, which makes every parameter as NaN so that a forgotten initialiser cannot hide, and
/// `initialise`, which draws their values from a seed; copies start equal to what they are copies of.
final class ParameterText {
    private static final int PER_METHOD = 60;

    private final ParameterTable table;
    private final List<Parameter> parameters;
    private final Precision precision;
    private final Device device;

    ParameterText(ParameterTable table, Precision precision, Device device) {
        this.table = table;
        this.parameters = table.all();
        this.precision = precision;
        this.device = device;
    }

    List<ScriptMethod> methods() {
        List<ScriptMethod> methods = new ArrayList<>();
        List<String> allocate = new ArrayList<>();
        List<String> initialise = new ArrayList<>();
        for (int from = 0; from < parameters.size(); from += PER_METHOD) {
            int to = Math.min(parameters.size(), from + PER_METHOD);
            methods.add(ParameterScripts.ALLOCATE_SOME
                    .where("from", from)
                    .where("parameters", each(from, to, this::allocation))
                    .method());
            methods.add(ParameterScripts.INITIALISE_SOME
                    .where("from", from)
                    .where("parameters", each(from, to, this::initialisation))
                    .method());
            allocate.addAll(ParameterScripts.CALL_ALLOCATE.where("from", from).lines());
            initialise.addAll(
                    ParameterScripts.CALL_INITIALISE.where("from", from).lines());
        }
        methods.add(ParameterScripts.ALLOCATE.where("parts", allocate).method());
        methods.add(ParameterScripts.INITIALISE.where("parts", initialise).method());
        return methods;
    }

    private Script[] each(int from, int to, Function<Parameter, Script> text) {
        return parameters.subList(from, to).stream().map(text).toArray(Script[]::new);
    }

    private Script allocation(Parameter parameter) {
        return ParameterScripts.ALLOCATE_ONE
                .where("shape", parameter.shape().toString())
                .where("type", precision.storage().code())
                .where("device", device.toString())
                .where("trained", parameter.isTrained() ? "True" : "False")
                .where("name", parameter.name());
    }

    private Script initialisation(Parameter parameter) {
        return parameter.isCopy()
                ? ParameterScripts.INITIALISE_COPY
                        .where("index", table.index(parameter))
                        .where("original", table.index(parameter.original()))
                        .where("name", parameter.name())
                : ParameterScripts.INITIALISE_ONE
                        .where("seed", seed(parameter.name()))
                        .where("index", table.index(parameter))
                        .where("values", expression(parameter))
                        .where("name", parameter.name());
    }

    /// A float32 tensor on the CPU.
    private static String expression(Parameter parameter) {
        Shape shape = parameter.shape();
        return switch (parameter.initialiser()) {
            case Initialiser.Normal(double std) -> "torch.mul(torch.randn(" + shape + ", dtype=6), " + std + ")";
            case Initialiser.Uniform(double bound) ->
                "torch.mul(torch.sub(torch.mul(torch.rand(" + shape + ", dtype=6), 2.), 1.), " + bound + ")";
            case Initialiser.Constant(double value) -> "torch.full(" + shape + ", " + Literals.of(value) + ", dtype=6)";
        };
    }

    /// Each parameter has a seed of its own, made of its name: adding a module does not change how the others
    /// start. FNV-1a, 31 bits, because libtorch's CPU generator keeps 32 bits of a seed.
    private static long seed(String name) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x01000193;
        }
        return hash & 0x7fffffff;
    }
}
