package dev.dinoscope.engine.verify;

import java.util.List;

/// The outcomes of all checks, in order.
public record VerificationReport(List<CheckResult> results) {
    public VerificationReport {
        results = List.copyOf(results);
    }

    long count(CheckResult.Status status) {
        return results.stream().filter(r -> r.status() == status).count();
    }

    /// Whether nothing failed and something passed.
    public boolean isGood() {
        return count(CheckResult.Status.FAILED) == 0 && count(CheckResult.Status.PASSED) > 0;
    }

    /// `24 passed, 0 failed, 2 skipped`
    public String summary() {
        long skipped = count(CheckResult.Status.SKIPPED);
        return count(CheckResult.Status.PASSED) + " passed, " + count(CheckResult.Status.FAILED) + " failed"
                + (skipped == 0 ? "" : ", " + skipped + " skipped");
    }
}
