package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.view.AugmentationConfig;
import dev.dinoscope.engine.data.image.view.ImageViews;
import dev.dinoscope.engine.data.image.view.ViewSpec;
import dev.dinoscope.engine.data.seed.Hash64;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Fills all images of a batch, pair by pair: every field from one decoding of the pair's image. Holds
/// scratch memory: one instance a worker.
final class ImageFields {
    private static final long VIEW_STREAM = 4;
    private final List<Place> places = new ArrayList<>();
    private final ImageViews views;
    private final long seed;
    private final int ofRun;

    /// Where a view goes.
    ///
    /// @param crop its number within the field
    private record Place(BatchField.Images field, int crop, long stream) {
        private Place(BatchField.Images field, int crop) {
            this(field, crop, Hash64.of(field.name()));
        }

        boolean is(String name, int number) {
            return field.name().equals(name) && crop == number;
        }

        Crop kind() {
            return field.crops().get(crop);
        }
    }

    /// @throws IllegalArgumentException when a crop is to be the same as one that there is not
    ImageFields(List<BatchField.Images> fields, AugmentationConfig augmentation, long seed) {
        for (var field : fields) {
            for (int crop = 0; crop < field.crops().size(); crop++) {
                places.add(new Place(field, crop));
            }
        }
        this.seed = seed;
        this.ofRun = indexOfRun();
        this.views = new ImageViews(
                places.stream().map(place -> spec(place, augmentation)).toList());
    }

    private int indexOfRun() {
        for (int view = 0; view < places.size(); view++) {
            if (places.get(view).kind() instanceof Crop.OfRun) {
                return view;
            }
        }
        return -1;
    }

    private ViewSpec spec(Place place, AugmentationConfig augmentation) {
        int side = place.field().side();
        var normalisation = place.field().normalisation();
        return switch (place.kind()) {
            case Crop.OfRun _ -> new ViewSpec.Augmented(augmentation, side, normalisation);
            case Crop.Random(var config) -> new ViewSpec.Cropped(config, side, normalisation);
            case Crop.SameAs same ->
                new ViewSpec.SameGeometry(index(place, same), same.distorted(), side, normalisation);
        };
    }

    private int index(Place place, Crop.SameAs same) {
        for (int view = 0; view < places.size(); view++) {
            if (places.get(view).is(same.field(), same.crop())) {
                return view;
            }
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "images \"%s\" are to show the same as crop %d of \"%s\", which there is not",
                place.field().name(),
                same.crop(),
                same.field()));
    }

    /// @param sample the stream of the pair, after its caption: the first image with the run's own
    ///     augmentation goes on with it, all others have streams of their own
    /// @param pairs in a batch
    void fill(
            PictureReader images,
            int row,
            long epoch,
            SampleRandom sample,
            int place,
            int pairs,
            Map<String, MemorySegment> tensors)
            throws IOException {
        views.apply(
                images,
                row,
                (view, stream) -> {
                    if (view == ofRun) {
                        stream.follow(sample);
                    } else {
                        var target = places.get(view);
                        stream.seed(seed, VIEW_STREAM, epoch, row, target.stream(), target.crop());
                    }
                },
                (view, values) -> {
                    var target = places.get(view);
                    var tensor =
                            Objects.requireNonNull(tensors.get(target.field().name()));
                    long image = (long) target.crop() * pairs + place;
                    long offset = image * values.length * Float.BYTES;
                    MemorySegment.copy(values, 0, tensor, ValueLayout.JAVA_FLOAT, offset, values.length);
                });
    }
}
