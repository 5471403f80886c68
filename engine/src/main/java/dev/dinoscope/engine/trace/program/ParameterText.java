package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Shape;
import java.util.ArrayList;
import java.util.List;

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

    void write(SourceWriter source) {
        List<String> allocate = new ArrayList<>(List.of("out = annotate(List[Tensor], [])"));
        List<String> initialise = new ArrayList<>(List.of("torch.set_grad_enabled(False)"));
        for (int from = 0; from < parameters.size(); from += PER_METHOD) {
            int to = Math.min(parameters.size(), from + PER_METHOD);
            source.method("allocate_" + from + "(self, out: List[Tensor]) -> int", allocation(from, to));
            source.method("initialise_" + from + "(self, p: List[Tensor], seed: int) -> int", initialisation(from, to));
            allocate.add("_n = (self).allocate_" + from + "(out)");
            initialise.add("_n = (self).initialise_" + from + "(p, seed)");
        }
        allocate.add("return out");
        initialise.addAll(List.of("torch.set_grad_enabled(True)", "return torch.len(p)"));
        source.method("allocate(self) -> List[Tensor]", allocate);
        source.method("initialise(self, p: List[Tensor], seed: int) -> int", initialise);
    }

    private List<String> allocation(int from, int to) {
        List<String> body = new ArrayList<>();
        for (Parameter parameter : parameters.subList(from, to)) {
            body.add("_o = torch.append(out, torch.requires_grad_(torch.full(" + parameter.shape()
                    + ", float(\"nan\"), dtype="
                    + precision.storage().code() + ", device=torch.device(\"" + device + "\")), "
                    + (parameter.isTrained() ? "True" : "False") + "))  # " + parameter.name());
        }
        body.add("return torch.len(out)");
        return body;
    }

    private List<String> initialisation(int from, int to) {
        List<String> body = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.isCopy()) {
                body.add("_o = torch.copy_(p[" + i + "], p[" + table.index(parameter.original()) + "])  # "
                        + parameter.name());
                continue;
            }
            body.add("torch.manual_seed(torch.add(seed, " + seed(parameter.name()) + "))");
            body.add("_o = torch.copy_(p[" + i + "], " + expression(parameter) + ")  # " + parameter.name());
        }
        body.add("return torch.len(p)");
        return body;
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
