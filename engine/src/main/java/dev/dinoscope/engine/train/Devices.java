package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.trace.Device;
import java.util.stream.Collectors;

/// Turns a recipe's `train.device` into a device of this machine.
public final class Devices {
    private Devices() {}

    /// @param key what the user set it by, for messages
    /// @param wanted `auto` (the first GPU, else the CPU), `cpu`, `cuda` or `cuda:N`
    /// @throws UnsuitableRecipeException when libtorch sees no such device, naming those it sees
    public static Device choose(String key, String wanted, Libtorch libtorch) {
        var seen = libtorch.devices();
        if (wanted.equals("auto")) {
            return seen.getLast().equals(Device.CPU) ? Device.CPU : seen.get(1);
        }
        var name = wanted.equals("cuda") ? "cuda:0" : wanted;
        return seen.stream()
                .filter(device -> device.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnsuitableRecipeException(new ConfigError(
                        key,
                        wanted,
                        "libtorch sees only "
                                + seen.stream().map(Device::toString).collect(Collectors.joining(", ")))));
    }
}
