package dev.dinoscope.engine.step;

import dev.dinoscope.engine.optim.ParameterGroup;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.trace.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What the fused update takes for granted: on the CPU `_fused_adamw_` walks through the memory of parameter,
/// gradient and moments side by side and looks at no strides. Where these differ it would move every weight by the
/// gradient of another one, without a sign.
final class FusedLayout {
    private FusedLayout() {}

    /// @param gradients in the order of the groups
    /// @throws IllegalStateException naming a parameter whose tensors lie otherwise
    static void require(List<ParameterGroup> groups, TrainState state, List<NativeTensor> gradients) {
        List<Parameter> parameters =
                groups.stream().flatMap(group -> group.parameters().stream()).toList();
        if (parameters.size() != gradients.size()) {
            throw new IllegalStateException(
                    gradients.size() + " gradients for " + parameters.size() + " trained parameters");
        }
        for (int i = 0; i < gradients.size(); i++) {
            Parameter parameter = parameters.get(i);
            require(
                    parameter,
                    "values",
                    Objects.requireNonNull(state.parameters().get(parameter.name())));
            require(parameter, "gradient", gradients.get(i));
            require(parameter, "first moment", state.firstMoment(parameter));
            require(parameter, "second moment", state.secondMoment(parameter));
        }
    }

    static void require(Parameter parameter, String what, NativeTensor tensor) {
        if (!tensor.shape().equals(parameter.shape()) || !tensor.isContiguous()) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "the %s of %s lies in memory as shape %s with strides %s — expected %s, row after row: the fused"
                            + " update looks at no strides and would move the wrong weights",
                    what,
                    parameter.name(),
                    tensor.shape(),
                    tensor.strides(),
                    parameter.shape()));
        }
    }
}
