package dev.dinoscope.engine.data.pictogram;

import dev.dinoscope.engine.data.Splits;
import java.util.List;

/// Which split a drawing belongs to: a hash of concept and style decides, so that a drawing stays where it is when
/// others come or go.
///
/// One concept in ten is *unseen*: none of its drawings is trained on. Of every other concept with at least three
/// training drawings, one is held out for val or test. The styles outside training keep their unseen concepts apart,
/// because there both the hand and the thing are new.
final class PictogramSplits {
    static final String UNSEEN = "unseen";
    static final String OOD_STYLE = "ood_style";
    private static final double UNSEEN_SHARE = 0.10;
    private static final int DRAWINGS_TO_HOLD_ONE_OUT = 3;

    /// All training styles, whether the user selected them or not: splits must not move with the selection.
    private final List<String> trainStyles;

    PictogramSplits(List<Style> styles) {
        this.trainStyles = styles.stream()
                .filter(style -> style.role() == Role.TRAIN)
                .map(Style::name)
                .toList();
    }

    String of(Concept concept, Style style) {
        boolean unseen = StableHash.fraction("unseen|" + concept.hexcode()) < UNSEEN_SHARE;
        return switch (style.role()) {
            case TRAIN -> unseen ? UNSEEN : trainOrHeldOut(concept, style);
            case OOD_STYLE -> unseen ? "ood_style_unseen" : OOD_STYLE;
            case RESTYLED -> unseen ? "restyled_unseen" : "restyled";
            case OOD_SKETCH -> unseen ? "ood_sketch_unseen" : "ood_sketch";
        };
    }

    private String trainOrHeldOut(Concept concept, Style style) {
        var drawn = trainStyles.stream().filter(concept.icons()::containsKey).toList();
        if (drawn.size() < DRAWINGS_TO_HOLD_ONE_OUT) {
            return Splits.TRAIN;
        }
        var heldOut = StableHash.pick(drawn, "held|" + concept.hexcode(), 1).getFirst();
        if (!heldOut.equals(style.name())) {
            return Splits.TRAIN;
        }
        return StableHash.fraction("vt|" + concept.hexcode()) < 0.5 ? Splits.VAL : Splits.TEST;
    }
}
