package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.library.LibtorchFolder;
import java.util.List;
import java.util.Optional;

/// What came of trying a libtorch.
///
/// @param devices one line each, such as `cuda:0  NVIDIA H200, 140 GiB`
/// @param checks all that was tried, on all devices
/// @param failure why it cannot be used, in some lines for people: the version, what failed, what to do
public record LibtorchReport(
        LibtorchFolder libtorch, List<String> devices, List<SelfTest.Check> checks, Optional<String> failure) {
    public LibtorchReport {
        devices = List.copyOf(devices);
        checks = List.copyOf(checks);
    }

    /// Whether it can be used.
    public boolean isGood() {
        return failure.isEmpty();
    }

    /// One line, or some when it failed.
    public String summary() {
        return failure.orElseGet(
                () -> libtorch + ": all " + checks.size() + " checks passed on " + String.join("; ", devices));
    }
}
