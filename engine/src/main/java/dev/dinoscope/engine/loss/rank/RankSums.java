package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.loss.rank.RankLists.Ranked;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The sums over anchors that [RankConsistency] is made of.
///
/// @param batch number of anchors and of candidates
/// @param shuffled whether equal references stand in the order of [RankLists#SHUFFLE]
record RankSums(RankOptions options, long batch, boolean shuffled) {
    static final String CROSS_WEIGHT = "cross_weight";
    static final String IN_MODAL_WEIGHT = "in_modal_weight";

    /// Keeps the share of nothing in nothing at 0.
    private static final double SMALLEST = 1e-30;

    private static final String TOTAL = "total";
    private static final String CROSS = "cross";
    private static final String IN_MODAL = "in_modal";
    private static final String FIRST_CROSS = "first_cross";
    private static final String FIRST_IN_MODAL = "first_in_modal";
    private static final String TIES = "ties";
    private static final String NEIGHBOURS = "neighbours";
    private static final String TRANSITION_VARIANCE = "transition_variance";
    private static final String UTILITY_VARIANCE = "utility_variance";

    RankSums {
        if (options.conditional() && batch > RankOptions.LARGEST_CONDITIONAL_BATCH) {
            throw new IllegalArgumentException("the conditional likelihood is for batches up to "
                    + RankOptions.LARGEST_CONDITIONAL_BATCH + ", not " + batch);
        }
    }

    /// Whether there are transitions, and predecessors for them.
    boolean hasTransitions() {
        return options.order() >= 2 && batch >= 2;
    }

    /// @param loss summed over anchors
    private record Scored(Ranked list, Tensor loss) {}

    /// @param added what transitions add to scores, in the form that the likelihood takes
    private record Term(Ranked list, Tensor added) {}

    /// What some anchors add.
    Outputs of(Inputs in) {
        List<Ranked> lists = RankLists.of(in, shuffled, options.excludeSelf());
        if (!hasTransitions()) {
            return losses(
                    in,
                    lists.stream().map(l -> new Scored(l, loss(l, l.scores()))).toList());
        }
        TransitionTerms transitions = new TransitionTerms(in, options.order());
        return options.conditional() ? conditional(in, lists, transitions) : perPosition(in, lists, transitions);
    }

    private Tensor loss(Ranked list, Tensor scores) {
        return PlackettLuce.loss(scores, list.items(), options.mode());
    }

    private Outputs perPosition(Inputs in, List<Ranked> lists, TransitionTerms transitions) {
        List<Term> terms = new ArrayList<>();
        for (String candidates : List.of(RankLists.IMAGES, RankLists.TEXTS)) {
            List<Ranked> own = lists.stream()
                    .filter(l -> l.candidates().equals(candidates))
                    .toList();
            List<Tensor> sums = transitions.perPosition(
                    candidates, own.stream().map(Ranked::items).toList());
            IntStream.range(0, own.size()).forEach(i -> terms.add(new Term(own.get(i), sums.get(i))));
        }
        Outputs outputs = losses(
                in,
                terms.stream()
                        .map(t -> new Scored(
                                t.list(), loss(t.list(), t.list().scores().plus(t.added()))))
                        .toList());
        return statistics(
                outputs,
                terms.stream()
                        .map(t -> new Term(t.list(), t.list().ordered(t.added().detach())))
                        .toList());
    }

    private Outputs conditional(Inputs in, List<Ranked> lists, TransitionTerms transitions) {
        List<Term> terms = lists.stream()
                .map(l -> new Term(l, transitions.atEveryPosition(l.candidates(), l.items())))
                .toList();
        Outputs outputs = losses(
                in,
                terms.stream()
                        .map(t -> new Scored(t.list(), SequentialPlackettLuce.loss(utilities(t))))
                        .toList());
        return statistics(
                outputs,
                terms.stream()
                        .map(t -> new Term(
                                t.list(), SequentialPlackettLuce.drawn(t.added().detach())))
                        .toList());
    }

    private static Tensor utilities(Term term) {
        return term.list().ordered(term.list().scores()).unsqueeze(1).plus(term.added());
    }

    private Outputs losses(Inputs in, List<Scored> lists) {
        Tensor cross = mean(losses(lists, false));
        Tensor inModal = mean(losses(lists, true));
        Tensor total = cross.times(in.get(CROSS_WEIGHT)).plus(inModal.times(in.get(IN_MODAL_WEIGHT)));
        List<Ranked> ranked = lists.stream().map(Scored::list).toList();
        return Outputs.of(TOTAL, total)
                .and(CROSS, cross)
                .and(IN_MODAL, inModal)
                .and(TIES, sum(ranked.stream().map(l -> l.reference().ties()).toList()))
                .and(
                        NEIGHBOURS,
                        Constants.full(ranked.stream()
                                .mapToDouble(RankSums::neighbours)
                                .sum()));
    }

    private static double neighbours(Ranked list) {
        return (double) list.scores().dim(0) * (list.items().dim(1) - 1);
    }

    /// What anchors add to a mean over all anchors, divided by the normalisation and the batch size.
    private Tensor mean(List<Tensor> losses) {
        return sum(losses).over(options.normalisation() * batch * batch);
    }

    private static Tensor sum(List<Tensor> scalars) {
        return scalars.stream().reduce(Tensor::plus).orElseGet(() -> Constants.full(0));
    }

    /// @param terms in the order of the list; shape `[anchors, ranked]` each
    private Outputs statistics(Outputs outputs, List<Term> terms) {
        List<Tensor> of = new ArrayList<>();
        List<Tensor> all = new ArrayList<>();
        List<Scored> first = new ArrayList<>();
        for (Term term : terms) {
            Ranked list = term.list();
            Tensor scores = list.scores().detach();
            of.add(variance(term.added()));
            all.add(variance(list.ordered(scores).plus(term.added())));
            first.add(new Scored(list, PlackettLuce.value(scores, list.items(), options.mode())));
        }
        return outputs.and(TRANSITION_VARIANCE, sum(of))
                .and(UTILITY_VARIANCE, sum(all))
                .and(FIRST_CROSS, mean(losses(first, false)))
                .and(FIRST_IN_MODAL, mean(losses(first, true)));
    }

    private static List<Tensor> losses(List<Scored> lists, boolean within) {
        return lists.stream()
                .filter(s -> s.list().within() == within)
                .map(Scored::loss)
                .toList();
    }

    /// Within each list, summed over lists: moving all of a list's utilities changes nothing.
    private static Tensor variance(Tensor utilities) {
        Tensor centred = utilities.minus(Reductions.mean(utilities, 1).unsqueeze(1));
        return Reductions.sum(Reductions.mean(centred.square(), 1));
    }

    /// What the sums over all anchors say.
    RankConsistency.Parts parts(Inputs sums) {
        Tensor cross = sums.get(CROSS);
        Tensor inModal = sums.get(IN_MODAL);
        boolean higher = hasTransitions();
        return new RankConsistency.Parts(
                sums.get(TOTAL),
                cross,
                inModal,
                higher ? sums.get(FIRST_CROSS) : cross,
                higher ? sums.get(FIRST_IN_MODAL) : inModal,
                higher ? share(sums.get(TRANSITION_VARIANCE), sums.get(UTILITY_VARIANCE)) : Constants.full(0),
                share(sums.get(TIES), sums.get(NEIGHBOURS)));
    }

    private static Tensor share(Tensor part, Tensor whole) {
        return part.over(whole.clampMin(SMALLEST));
    }
}
