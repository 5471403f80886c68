package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.program.LossMethod;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.RowMethods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A large batch in little memory, exactly (GradCache; Gao et al. 2021, "Scaling deep contrastive learning
/// batch size under memory limited setup"). The first pass embeds micro-batches without a graph. The loss
/// over the embeddings of the whole batch gives the gradient of every embedding. The second pass embeds each
/// micro-batch again, with a graph, and pulls those gradients back to the parameters, where they add up. So a
/// list- or pair-wise loss sees all pairs, which adding up the gradients of the losses of micro-batches would
/// not give.
///
/// Micro-batch k draws its random numbers from the seed `seed + k`, in both passes. The step equals, up to
/// rounding, the step of the whole batch in which the rows of each micro-batch draw their dropout from that
/// seed; without dropout it equals [TrainStep#trace].
///
/// @param microRows rows of a micro-batch, at least 2; divides the batch and is less than it
/// @param embed one row for each row of the inputs, made of that row alone; what the loss needs to know
/// @param loss from the rows of the whole batch and the inputs without axes; its first output is the loss, a
///     scalar
public record TwoPass(int microRows, Function<Inputs, Outputs> embed, Function<Inputs, Outputs> loss) {
    private static final String EMBED = "embed";
    private static final String LOSS = "loss";

    /// Adds the methods of both passes and of the loss between them.
    ///
    /// @param groups the order of the gradients
    Defined define(ProgramBuilder program, List<Input> inputs, List<ParameterGroup> groups) {
        long batch = inputs.getFirst().shape().dim(0);
        if (microRows < 2 || microRows >= batch || batch % microRows != 0) {
            throw new IllegalArgumentException(
                    "micro-batch of " + microRows + " rows — expected a proper divisor of " + batch + ", at least 2");
        }
        RowMethods rows = program.trainingRows(EMBED, withRows(inputs, microRows), embed);
        List<Input> embedded = new ArrayList<>(withRows(rows.outputs(), batch));
        embedded.addAll(InputText.scalars(inputs));
        LossMethod loss = program.trainingLoss(LOSS, embedded, rows.carriers(), this.loss);
        Set<Parameter> reached = new HashSet<>(rows.reached());
        reached.addAll(loss.reached());
        program.requireAllTrained(reached);
        GradientPhases.Rows phases =
                new TwoPassText(program, inputs, batch / microRows, microRows, rows, loss).define(groups);
        return new Defined(phases, loss, cost(rows, loss, embedded, batch / microRows));
    }

    /// @param cost of the whole step but its update
    record Defined(GradientPhases.Rows phases, LossMethod loss, MethodCost cost) {}

    /// Embeddings are held through all of it, and from the loss on their gradients; the second pass holds the
    /// gradients that it adds up beside those of a micro-batch.
    private static MethodCost cost(RowMethods rows, LossMethod loss, List<Input> embedded, long count) {
        long embeddings = embedded.stream().mapToLong(Input::bytes).sum();
        long sums = rows.reached().stream().mapToLong(Parameter::bytes).sum();
        return rows.valuesCost()
                .times(count)
                .beside(embeddings)
                .then(loss.cost().beside(embeddings))
                .then(rows.graphCost().times(count).beside(2 * embeddings + sums));
    }

    private static List<Input> withRows(List<Input> inputs, long rows) {
        return inputs.stream()
                .map(i -> i.shape().rank() == 0
                        ? i
                        : new Input(i.name(), i.dtype(), i.shape().with(0, rows)))
                .toList();
    }
}
