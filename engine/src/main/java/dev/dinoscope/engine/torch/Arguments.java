package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.program.Signature;
import java.util.ArrayList;
import java.util.List;

/// Puts arguments in the order a method declares them.
public final class Arguments {
    private Arguments() {}

    /// The leading values, then the inputs.
    public static List<Value> of(Signature signature, NamedTensors inputs, Value... leading) {
        List<Value> arguments = new ArrayList<>(List.of(leading));
        signature.inputs().forEach(input -> arguments.add(inputs.get(input.name())));
        return arguments;
    }
}
