package dev.dinoscope.engine.cli.text;

/// Exit codes of every verb; scripts may rely on them.
public final class ExitCode {
    public static final int OK = 0;
    /// The work itself failed: training diverged, a check did not pass, a file was damaged.
    public static final int FAILED = 1;
    /// The command line or the recipe is wrong; nothing was started.
    public static final int USAGE = 2;
    /// Something the command needs is missing on this machine.
    public static final int UNAVAILABLE = 69;
    /// Stopped by the user.
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
