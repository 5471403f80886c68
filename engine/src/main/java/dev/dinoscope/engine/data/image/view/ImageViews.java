package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// All views of an image, from one decoding. Holds its scratch memory; one instance a thread.
///
/// An [ViewSpec.Augmented] view is the same whatever other views there are: it is made of the image as shrunk
/// for it alone. The others share the image as shrunk for the one that needs most of it.
public final class ImageViews {
    private final List<ViewSpec> specs;
    private final List<PictureView> views;
    private final Geometry[] geometries;
    private final SampleRandom[] streams;

    /// @throws IllegalArgumentException when a view shares the geometry of one that has none of its own
    public ImageViews(List<ViewSpec> specs) {
        this.specs = List.copyOf(specs);
        this.views = specs.stream().map(this::view).toList();
        this.geometries = new Geometry[specs.size()];
        this.streams = Stream.generate(SampleRandom::new).limit(specs.size()).toArray(SampleRandom[]::new);
    }

    private PictureView view(ViewSpec spec) {
        return switch (spec) {
            case ViewSpec.Augmented(var config, int side, var norm) -> new TrainTransform(config, side, norm);
            case ViewSpec.Cropped(var crop, int side, var norm) -> new CropView(crop, side, norm, side);
            case ViewSpec.SameGeometry same -> same(same, original(same));
        };
    }

    private ViewSpec original(ViewSpec.SameGeometry same) {
        var other = specs.get(same.view());
        if (other instanceof ViewSpec.SameGeometry) {
            throw new IllegalArgumentException("view " + same.view() + " has no geometry of its own to share");
        }
        return other;
    }

    private static PictureView same(ViewSpec.SameGeometry same, ViewSpec original) {
        if (!same.distorted()) {
            return new PlainView(same.side(), same.normalisation());
        }
        return switch (original) {
            case ViewSpec.Augmented augmented ->
                new TrainTransform(augmented.augmentation(), same.side(), same.normalisation());
            case ViewSpec.Cropped cropped ->
                new CropView(cropped.crop(), same.side(), same.normalisation(), cropped.side());
            case ViewSpec.SameGeometry _ -> throw new IllegalStateException("shares a geometry itself");
        };
    }

    /// Where the chance of a view comes from.
    @FunctionalInterface
    public interface Streams {
        /// Brings a stream to where the view begins. Not asked for views that share a geometry.
        void start(int view, SampleRandom stream);
    }

    /// Takes views.
    @FunctionalInterface
    public interface Target {
        /// @param values normalised [3, side, side]; only valid during the call
        void take(int view, float[] values);
    }

    /// Makes all views of an image.
    ///
    /// @throws BrokenImageException when the image cannot be decoded; some views may have been handed out then
    public void apply(PictureReader images, int row, Streams chance, Target target) throws IOException {
        var size = images.open(row);
        look(size, chance);
        float shrink = Float.MAX_VALUE;
        for (int view = 0; view < specs.size(); view++) {
            float own = PictureView.shrink(geometries[view], specs.get(view).side());
            if (specs.get(view) instanceof ViewSpec.Augmented) {
                render(view, images.read(own), size, target);
            } else {
                shrink = Math.min(shrink, own);
            }
        }
        if (shrink == Float.MAX_VALUE) {
            return;
        }
        var picture = images.read(shrink);
        for (int view = 0; view < specs.size(); view++) {
            if (!(specs.get(view) instanceof ViewSpec.Augmented)) {
                render(view, picture, size, target);
            }
        }
    }

    private void look(ImageSize size, Streams chance) {
        for (int view = 0; view < specs.size(); view++) {
            if (!(specs.get(view) instanceof ViewSpec.SameGeometry)) {
                chance.start(view, streams[view]);
                geometries[view] = views.get(view).look(size, streams[view]);
            }
        }
        for (int view = 0; view < specs.size(); view++) {
            if (specs.get(view) instanceof ViewSpec.SameGeometry same) {
                streams[view].follow(streams[same.view()]);
                geometries[view] = geometries[same.view()];
            }
        }
    }

    private void render(int view, Picture picture, ImageSize size, Target target) {
        target.take(view, views.get(view).render(picture, size, geometries[view], streams[view]));
    }
}
