package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.trace.Device;

/// A part of the self-test that needs what stands on this package, such as a training step: a service, found by
/// its name in `META-INF/services`.
public interface SelfTestPart {
    /// @param test is told what came
    void run(Libtorch libtorch, Device device, SelfTest test);
}
