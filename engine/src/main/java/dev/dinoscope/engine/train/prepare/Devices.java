package dev.dinoscope.engine.train.prepare;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.trace.Device;
import java.util.List;
import java.util.stream.Collectors;

/// Turns a recipe's `train.device` into a device of this machine.
public final class Devices {
    private Devices() {}

    /// A GPU is tried before it is used: a driver and a libtorch that do not fit each other can compute wrong
    /// results.
    ///
    /// @param key what the user set it by, for messages
    /// @param wanted `auto` (the first GPU, else the CPU), `cpu`, `cuda` or `cuda:N`
    /// @throws Refused when libtorch sees no such device, naming those it sees
    public static Device choose(String key, String wanted, Libtorch libtorch) {
        var device = find(key, wanted, libtorch);
        if (!device.isCpu()) {
            libtorch.requireHealthy(device);
        }
        return device;
    }

    private static Device find(String key, String wanted, Libtorch libtorch) {
        var seen = libtorch.devices();
        if (wanted.equals("auto")) {
            return seen.size() > 1 ? seen.get(1) : Device.CPU;
        }
        var name = wanted.equals("cuda") ? "cuda:0" : wanted;
        return seen.stream()
                .filter(device -> device.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.of(key, wanted, whatIsThere(seen, libtorch)));
    }

    private static String whatIsThere(List<Device> seen, Libtorch libtorch) {
        var there = seen.stream()
                .map(device -> device.isCpu() ? device.toString() : device + " (" + libtorch.describe(device) + ")")
                .collect(Collectors.joining(", "));
        if (seen.size() > 1) {
            return "libtorch sees only " + there;
        }
        return "libtorch " + libtorch.version() + " sees only " + there + "; "
                + (libtorch.hasCuda()
                        ? "it finds no NVIDIA driver (does nvidia-smi work?) or CUDA_VISIBLE_DEVICES hides all"
                        : "it is built without CUDA: choose one that has it with `dinoscope torch --find`");
    }
}
