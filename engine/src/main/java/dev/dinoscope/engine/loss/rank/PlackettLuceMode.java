package dev.dinoscope.engine.loss.rank;

/// How the Plackett–Luce likelihood is computed.
public enum PlackettLuceMode {
    /// By a running log-sum-exp.
    EXACT,
    /// As the released code of RankCLIP: `log(cumsum(exp(u − max)) + 1e-10)`. Where scores spread by more
    /// than 23 the logarithm stops at −23, which inflates the loss and leaves the last items a constant
    /// gradient.
    REPO_EPS
}
