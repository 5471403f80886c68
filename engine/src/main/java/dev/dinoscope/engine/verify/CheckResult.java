package dev.dinoscope.engine.verify;

/// The outcome of one check.
///
/// @param file name of the golden file
/// @param check case and precision, `init_scale float32`; the reason for a skipped file
/// @param detail what differs and by how much; empty when passed
/// @param worst largest difference as a multiple of what is allowed; NaN if nothing was compared
public record CheckResult(String file, String check, Status status, String detail, double worst) {
    /// What became of a check.
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }
}
