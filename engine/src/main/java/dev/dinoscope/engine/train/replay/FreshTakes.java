package dev.dinoscope.engine.train.replay;

import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.torch.Libtorch;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Takes a step again in this process, on memory that nobody has written to: first after all free pages were given back
/// to the system, then on a thread of its own, for which libraries have nothing prepared, and after small free blocks
/// were filled with zeros too.
///
/// @param most takes
public record FreshTakes(Libtorch libtorch, int most) {

    /// @param step the same each time; changes nothing unless it is finite
    /// @return of the first take that is finite
    public Optional<StepResult> take(Callable<StepResult> step) throws Exception {
        for (var take = 0; take < most; take++) {
            var result = take == 0 ? onFreshPages(step) : onFreshThread(step);
            if (result.applied()) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    private StepResult onFreshPages(Callable<StepResult> step) throws Exception {
        libtorch.freed().giveBack();
        return step.call();
    }

    private StepResult onFreshThread(Callable<StepResult> step) throws Exception {
        return libtorch.runApart("retake", () -> {
            libtorch.freed().clear();
            return step.call();
        });
    }
}
