package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.data.load.Crop;
import dev.dinoscope.engine.method.LearnerContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// What a step of DINOv3 takes: crops of every image, crop by crop, and which patches of the global ones are
/// hidden.
///
/// @param globals two crops of every image
/// @param locals absent without local crops
/// @param grams crops of the Gram teacher; absent where it sees the global crops, or where there is none
record DinoV3Batch(
        BatchField.Images globals,
        List<BatchField.Images> locals,
        BatchField.PatchMasks masks,
        List<BatchField.Images> grams) {
    static DinoV3Batch of(DinoV3 method, LearnerContext context) {
        var image = context.model().image();
        var normalisation = context.normalisation();
        var crops = method.crops();
        var globals = new BatchField.Images(
                "global_crops",
                image.size(),
                normalisation,
                List.of(new Crop.Random(crops.global1()), new Crop.Random(crops.global2())));
        var masks = new BatchField.PatchMasks("masks", globals.crops().size(), image.grid(), method.masks());
        Refused.unless(
                method.masks().total(globals.crops().size() * context.batch(), image.grid() * image.grid()) > 0,
                "method.masks.images",
                method.masks().images(),
                String.format(Locale.ROOT, "hides nothing in a batch of %d; raise it", context.batch()));
        return new DinoV3Batch(
                globals,
                locals(crops, image.patch(), normalisation),
                masks,
                grams(method.gram(), image.patch(), normalisation));
    }

    private static List<BatchField.Images> locals(CropsConfig crops, int patch, PixelNormalisation normalisation) {
        if (crops.locals() == 0) {
            return List.of();
        }
        requireWhole("method.crops.local_side", crops.localSide(), patch);
        return List.of(new BatchField.Images(
                "local_crops",
                crops.localSide(),
                normalisation,
                Collections.nCopies(crops.locals(), new Crop.Random(crops.local()))));
    }

    private static List<BatchField.Images> grams(GramConfig gram, int patch, PixelNormalisation normalisation) {
        if (!gram.isOn() || gram.side() == 0) {
            return List.of();
        }
        requireWhole("method.gram.side", gram.side(), patch);
        return List.of(new BatchField.Images(
                "gram_crops",
                gram.side(),
                normalisation,
                List.of(
                        new Crop.SameAs("global_crops", 0, gram.distorted()),
                        new Crop.SameAs("global_crops", 1, gram.distorted()))));
    }

    private static void requireWhole(String path, int side, int patch) {
        Refused.unless(
                side % patch == 0,
                path,
                side,
                String.format(Locale.ROOT, "expected a multiple of model.image.patch %d", patch));
    }

    List<BatchField> fields() {
        var fields = new ArrayList<BatchField>(List.of(globals));
        fields.addAll(locals);
        fields.add(masks);
        fields.addAll(grams);
        return fields;
    }
}
