package dev.dinoscope.engine.train.guard;

import dev.dinoscope.engine.recipe.GuardConfig;
import dev.dinoscope.engine.recipe.GuardConfig.Policy;
import java.util.Locale;
import java.util.Optional;

/// Counts the steps that were refused because their loss or gradient was not finite, and says when it is enough.
public final class NonFiniteGuard {
    private final GuardConfig config;
    private long last = Long.MIN_VALUE;
    private int inARow;
    private int inTotal;

    NonFiniteGuard(GuardConfig config) {
        this.config = config;
    }

    /// The first of the steps refused in a row that this one belongs to, whether told of already or not.
    long seriesOf(long step) {
        return step == last + 1 ? step - inARow : step == last ? step - inARow + 1 : step;
    }

    /// A step was refused, now or before a resume; rising from call to call.
    ///
    /// @return why the run must stop, if it must
    public Optional<String> refused(long step) {
        inARow = step == last + 1 ? inARow + 1 : 1;
        inTotal++;
        last = step;
        if (config.policy() == Policy.STOP) {
            return Optional.of("train.guard.policy is stop");
        } else if (inARow >= config.inARow()) {
            return Optional.of(String.format(Locale.ROOT, "it is number %d in a row (train.guard.in_a_row)", inARow));
        } else if (inTotal >= config.inTotal()) {
            return Optional.of(
                    String.format(Locale.ROOT, "it is number %d of this run (train.guard.in_total)", inTotal));
        }
        return Optional.empty();
    }
}
