package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.GradientScripts;
import dev.dinoscope.engine.trace.script.Script;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import dev.dinoscope.engine.trace.script.UpdateScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes the optimiser in TorchScript: it takes four lists for every group, and for every average the list it
/// keeps and the list it follows.
final class UpdateText {
    private static final List<GroupArgument> KEPT = List.of(
            GroupArgument.PARAMETERS,
            GroupArgument.FIRST_MOMENTS,
            GroupArgument.SECOND_MOMENTS,
            GroupArgument.COUNTERS);

    private final ProgramBuilder program;
    private final List<ParameterGroup> groups;
    private final Update update;

    UpdateText(ProgramBuilder program, List<ParameterGroup> groups, Update update) {
        this.program = program;
        this.groups = groups;
        this.update = update;
    }

    /// Gradients of a loss in the order of the groups.
    ScriptMethod defineGradients() {
        return defined(GradientScripts.OF_GROUPS
                .where("groups", declared(GroupArgument.PARAMETERS))
                .where(
                        "collect",
                        each(group ->
                                GradientScripts.COLLECT_GROUP.where("group", GroupArgument.PARAMETERS.of(group)))));
    }

    /// @param stored buffers whose next values the loss returns
    /// @param from place of the first of them among what it returns
    UpdatePhase define(List<Parameter> stored, int from) {
        if (!update.averages().isEmpty()) {
            program.define(Ema.method());
        }
        String state = Stream.concat(
                        lists().map(n -> n + ": List[Tensor]"), numbers().map(n -> n + ": float"))
                .collect(Collectors.joining(", "));
        defined(apply(state));
        ScriptMethod update = defined(update(state));
        ScriptMethod applied = defined(UpdateScripts.APPLIED);
        return new UpdatePhase(
                update, applied, stored.isEmpty() ? Optional.empty() : Optional.of(defined(store(stored, from))));
    }

    private ScriptMethod defined(Script script) {
        ScriptMethod method = script.method();
        program.define(method);
        return method;
    }

    private Script[] each(Function<ParameterGroup, Script> text) {
        return groups.stream().map(text).toArray(Script[]::new);
    }

    /// `g_decay: List[Tensor], g_rest: List[Tensor]`
    private String declared(GroupArgument argument) {
        return groups.stream().map(g -> argument.of(g) + ": List[Tensor]").collect(Collectors.joining(", "));
    }

    private Stream<String> lists() {
        return Stream.concat(
                groups.stream().flatMap(g -> KEPT.stream().map(argument -> argument.of(g))),
                update.averages().stream()
                        .flatMap(a -> Stream.of(AverageArgument.MOVING.of(a), AverageArgument.LEADING.of(a))));
    }

    private Stream<String> numbers() {
        return Stream.of(
                        Stream.of(StepArgument.LEARNING_RATE),
                        groups.stream().filter(ParameterGroup::changesRate).map(GroupArgument.RATE::of),
                        update.averages().stream().map(AverageArgument.MOMENTUM::of))
                .flatMap(Function.identity());
    }

    private Script update(String state) {
        double clipNorm = update.adamW().clipNorm();
        List<String> split = new ArrayList<>();
        int from = 0;
        for (ParameterGroup group : groups) {
            int to = from + group.parameters().size();
            split.addAll(UpdateScripts.SPLIT
                    .where("gradients", GroupArgument.GRADIENTS.of(group))
                    .where("from", from)
                    .where("to", to)
                    .lines());
            from = to;
        }
        return UpdateScripts.UPDATE
                .where("state", state)
                .where(
                        "clip",
                        clipNorm > 0
                                ? UpdateScripts.CLIP
                                        .where("norm", String.valueOf(clipNorm))
                                        .lines()
                                : List.of())
                .where("split", split)
                .where(
                        "gradients",
                        groups.stream().map(GroupArgument.GRADIENTS::of).collect(Collectors.joining(", ")))
                .where("arguments", Stream.concat(lists(), numbers()).collect(Collectors.joining(", ")));
    }

    private Script apply(String state) {
        return UpdateScripts.APPLY
                .where("gradients", declared(GroupArgument.GRADIENTS))
                .where("state", state)
                .where("groups", each(this::applyGroup))
                .where("clamps", update.clamps().stream().map(this::clamp).toArray(Script[]::new))
                .where(
                        "averages",
                        update.averages().stream().map(UpdateText::move).toArray(Script[]::new));
    }

    private Script applyGroup(ParameterGroup group) {
        AdamW adamW = update.adamW();
        return UpdateScripts.APPLY_GROUP
                .where("p", GroupArgument.PARAMETERS.of(group))
                .where("g", GroupArgument.GRADIENTS.of(group))
                .where("m", GroupArgument.FIRST_MOMENTS.of(group))
                .where("v", GroupArgument.SECOND_MOMENTS.of(group))
                .where("s", GroupArgument.COUNTERS.of(group))
                .where("lr", learningRate(group))
                .where("beta1", String.valueOf(adamW.beta1()))
                .where("beta2", String.valueOf(adamW.beta2()))
                .where("decay", String.valueOf(group.weightDecay()))
                .where("epsilon", String.valueOf(adamW.epsilon()));
    }

    /// What the group's steps are as long as.
    private static String learningRate(ParameterGroup group) {
        if (group.changesRate()) {
            return "torch.mul(lr, " + GroupArgument.RATE.of(group) + ")";
        }
        return group.rate() == 1 ? "lr" : "torch.mul(lr, " + group.rate() + ")";
    }

    private Script clamp(Clamp clamp) {
        return UpdateScripts.CLAMP
                .where("index", program.index(clamp.parameter()))
                .where("low", String.valueOf(clamp.low()))
                .where("high", String.valueOf(clamp.high()))
                .where("name", clamp.parameter().name());
    }

    private static Script move(Average average) {
        return UpdateScripts.MOVE_AVERAGE
                .where("average", AverageArgument.MOVING.of(average))
                .where("followed", AverageArgument.LEADING.of(average))
                .where("momentum", AverageArgument.MOMENTUM.of(average));
    }

    private Script store(List<Parameter> stored, int from) {
        return UpdateScripts.STORE.where(
                "buffers",
                IntStream.range(0, stored.size())
                        .mapToObj(i -> UpdateScripts.STORE_BUFFER
                                .where("index", program.index(stored.get(i)))
                                .where("output", from + i)
                                .where("name", stored.get(i).name()))
                        .toArray(Script[]::new));
    }
}
