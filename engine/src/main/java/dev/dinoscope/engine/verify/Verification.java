package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.verify.CheckResult.Status;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenComparison;
import dev.dinoscope.engine.verify.golden.GoldenFile;
import dev.dinoscope.engine.verify.golden.Tolerance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// Runs golden vectors through the classes that train: in float64 to the tolerance of the file, in float32 to 2e-5
/// (gradients 2e-4). By it a user trusts a new device.
public final class Verification {
    private final Libtorch libtorch;
    private final SequencedMap<String, GoldenCheck> checks = GoldenChecks.all();

    public Verification(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// @param progress receives each outcome as soon as it is known
    /// @throws IOException if the files cannot be read
    public VerificationReport run(GoldenSource source, Device device, Consumer<CheckResult> progress)
            throws IOException {
        List<CheckResult> results = new ArrayList<>();
        Consumer<CheckResult> collect = result -> {
            results.add(result);
            progress.accept(result);
        };
        for (GoldenSource.Document document : source.documents()) {
            check(document, device, collect);
        }
        return new VerificationReport(results);
    }

    private void check(GoldenSource.Document document, Device device, Consumer<CheckResult> results) {
        GoldenCheck check = checks.get(document.name());
        if (check == null) {
            results.accept(new CheckResult(document.name(), "no check of this name", Status.SKIPPED, "", Double.NaN));
            return;
        }
        GoldenFile file;
        try {
            file = GoldenFile.parse(document.name(), document.text());
        } catch (IllegalArgumentException e) {
            results.accept(new CheckResult(document.name(), "file", Status.FAILED, message(e), Double.NaN));
            return;
        }
        for (GoldenCase golden : file.cases()) {
            for (Precision precision : precisions(check)) {
                results.accept(check(file, golden, check, new Evaluator(libtorch, precision, device)));
            }
        }
    }

    private static List<Precision> precisions(GoldenCheck check) {
        return check.usesTensors() ? List.of(Precision.F64, Precision.F32) : List.of(Precision.F64);
    }

    private CheckResult check(GoldenFile file, GoldenCase golden, GoldenCheck check, Evaluator evaluator) {
        String name = golden.name() + (check.usesTensors() ? precisionName(evaluator.precision()) : "");
        try {
            Map<String, double[]> values = libtorch.run("verify", () -> check.compute(golden, evaluator));
            return compare(file, golden, name, values, Tolerance.of(evaluator.precision(), file));
        } catch (Exception e) {
            return new CheckResult(file.name(), name, Status.FAILED, message(e), Double.NaN);
        }
    }

    private static CheckResult compare(
            GoldenFile file, GoldenCase golden, String name, Map<String, double[]> values, Tolerance tolerance) {
        GoldenComparison comparison = new GoldenComparison(values);
        golden.outputs().forEach((key, expected) -> comparison.add(key, expected, tolerance.values()));
        golden.grads().forEach((key, expected) -> comparison.add("gradient." + key, expected, tolerance.gradients()));
        return new CheckResult(
                file.name(),
                name,
                comparison.isGood() ? Status.PASSED : Status.FAILED,
                String.join("; ", comparison.problems()),
                comparison.worst());
    }

    private static String precisionName(Precision precision) {
        return precision == Precision.F64 ? " float64" : " float32";
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
