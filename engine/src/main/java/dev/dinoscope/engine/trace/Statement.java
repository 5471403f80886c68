package dev.dinoscope.engine.trace;

import java.util.List;

/// One line of a method: the values it defines, the values it reads, its text and where it comes from.
///
/// @param function what it calls, `torch.add`
/// @param random whether it draws from the generator
public record Statement(
        List<Tensor> defines, List<Tensor> reads, String function, boolean random, String text, SourceLine origin) {
    public boolean stopsGradients() {
        return function.equals("torch.detach");
    }
}
