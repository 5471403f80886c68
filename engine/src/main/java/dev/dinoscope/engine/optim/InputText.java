package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import java.util.List;
import java.util.stream.Collectors;

/// A method's tensor inputs, as they stand after other arguments in TorchScript.
final class InputText {
    private InputText() {}

    /// `, images: Tensor, tokens: Tensor`
    static String declared(List<Input> inputs) {
        return inputs.stream().map(i -> ", " + i.name() + ": Tensor").collect(Collectors.joining());
    }

    /// `, images, tokens`
    static String arguments(List<Input> inputs) {
        return inputs.stream().map(i -> ", " + i.name()).collect(Collectors.joining());
    }

    /// `, torch.slice(images, 0, from, to, 1), …`; inputs without axes as they are.
    static String rows(List<Input> inputs, String from, String to) {
        return inputs.stream()
                .map(i -> i.shape().rank() == 0
                        ? ", " + i.name()
                        : ", torch.slice(" + i.name() + ", 0, " + from + ", " + to + ", 1)")
                .collect(Collectors.joining());
    }

    /// Those without axes: numbers that belong to no row.
    static List<Input> scalars(List<Input> inputs) {
        return inputs.stream().filter(i -> i.shape().rank() == 0).toList();
    }
}
