package dev.dinoscope.engine.verify.optim;

import dev.dinoscope.engine.optim.CosineRamp;
import dev.dinoscope.engine.optim.FreezeWarmupCosine;
import dev.dinoscope.engine.optim.GramRefresh;
import dev.dinoscope.engine.optim.LinearWarmupCosine;
import dev.dinoscope.engine.optim.RankWeight;
import dev.dinoscope.engine.optim.Schedule;
import dev.dinoscope.engine.optim.WarmupCosine;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// `schedules`: which one a case means follows from its parameters.
public final class ScheduleCheck implements GoldenCheck {
    private static final Pattern LAST = Pattern.compile("\\.\\.(\\d+)");

    @Override
    public boolean usesTensors() {
        return false;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        if (golden.params().containsKey("it_first_update")) {
            return Map.of("iterations", refreshes(golden));
        }
        Schedule schedule = schedule(golden);
        long steps = golden.whole(golden.params().containsKey("epochs") ? "epochs" : "total");
        return Map.of(
                "values", LongStream.range(0, steps).mapToDouble(schedule::at).toArray());
    }

    private static Schedule schedule(GoldenCase golden) {
        Set<String> keys = golden.params().keySet();
        if (keys.contains("peak")) {
            int warmup = golden.whole("warmup");
            int cosine = keys.contains("cosine") ? golden.whole("cosine") : golden.whole("total") - warmup;
            return new LinearWarmupCosine(
                    golden.number("start"), golden.number("peak"), golden.number("end"), warmup, cosine);
        }
        if (keys.contains("freeze")) {
            return new FreezeWarmupCosine(
                    golden.number("base"),
                    golden.number("final"),
                    golden.whole("total"),
                    golden.whole("warmup"),
                    golden.whole("freeze"));
        }
        if (keys.contains("base_lr")) {
            return new WarmupCosine(golden.number("base_lr"), golden.whole("warmup"), golden.whole("total"));
        }
        if (keys.contains("lambda_max")) {
            return new CosineRamp(golden.number("lambda_max"), golden.whole("total"));
        }
        if (keys.contains("epochs")) {
            return new RankWeight(golden.whole("epochs"));
        }
        throw new IllegalArgumentException("no schedule has the parameters " + keys);
    }

    private static double[] refreshes(GoldenCase golden) {
        GramRefresh refresh = new GramRefresh(
                golden.whole("it_first_update"), golden.whole("update_frequency"), golden.whole("max_updates"));
        Matcher last = LAST.matcher(golden.texts().getOrDefault("iterations", ""));
        long steps =
                last.find() ? Long.parseLong(last.group(1)) + 1 : refresh.first() + refresh.every() * refresh.most();
        return LongStream.range(0, steps)
                .filter(refresh::after)
                .mapToDouble(step -> step)
                .toArray();
    }
}
