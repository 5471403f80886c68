package dev.dinoscope.engine.nn.dinov3;

import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.nn.LayerNorm;
import dev.dinoscope.engine.nn.PatchMaps;
import dev.dinoscope.engine.nn.PatchStem;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The vision transformer of DINOv3 (Siméoni et al. 2025): a class token and registers in front of the
/// patches, places by rotation (RoPE) and not by learned vectors. The same weights therefore see images of
/// any side that is a multiple of the patch: global, local and high-resolution crops.
public final class DinoVisionTransformer extends Module {
    private static final double TOKEN_STD = 0.02;

    private final DinoVisionConfig config;
    private final PatchStem stem;
    private final Parameter cls;
    private final @Nullable Parameter registers;
    private final Parameter mask;
    private final AxialRope rope;
    private final List<DinoBlock> blocks;
    private final LayerNorm norm;
    private final @Nullable LayerNorm localNorm;

    public DinoVisionTransformer(DinoVisionConfig config) {
        this.config = config;
        int width = config.width();
        Initialiser initialiser = Initialiser.normal(TOKEN_STD);
        stem = child("patch_embed", new PatchStem(width, config.patch(), true));
        cls = parameter("cls_token", initialiser, 1, 1, width);
        registers =
                config.registers() == 0 ? null : parameter("storage_tokens", initialiser, 1, config.registers(), width);
        mask = parameter("mask_token", Initialiser.constant(0), 1, width);
        rope = new AxialRope(config.rope(), width / config.block().heads());
        blocks = children("blocks", config.depth(), i -> new DinoBlock(config.block()));
        norm = child("norm", new LayerNorm(width));
        localNorm = config.localNorm() ? child("local_cls_norm", new LayerNorm(width)) : null;
    }

    /// The parameters by their distance from the image: what makes tokens, then each block, then the norms.
    public List<List<Parameter>> layers() {
        List<Parameter> first = new ArrayList<>(stem.parameters());
        first.addAll(List.of(cls, mask));
        Optional.ofNullable(registers).ifPresent(first::add);
        List<Parameter> last = new ArrayList<>(norm.parameters());
        Optional.ofNullable(localNorm).ifPresent(own -> last.addAll(own.parameters()));
        return Stream.of(Stream.of(first), blocks.stream().map(Module::parameters), Stream.of(last))
                .flatMap(Function.identity())
                .toList();
    }

    /// What turns pixels into patches.
    public List<Parameter> patchEmbedding() {
        return stem.parameters();
    }

    /// @param image normalised; shape `[batch, 3, side, side]`
    public ImageFeatures apply(Tensor image) {
        return scoped(() -> features(tokens(embed(image), grid(image))));
    }

    /// As [#apply], but some patches are hidden behind the mask token before the first block.
    ///
    /// @param hidden shape `[batch, patches]`, type BOOL
    public ImageFeatures masked(Tensor image, Tensor hidden) {
        return scoped(() -> {
            Tensor patches = embed(image);
            Tensor shown = mask.tensor().to(patches.dtype()).where(hidden.unsqueeze(2), patches);
            return features(tokens(shown, grid(image)));
        });
    }

    /// The class token of local crops, by their own norm where there is one.
    ///
    /// @return shape `[batch, width]`
    public Tensor local(Tensor image) {
        return scoped(() -> {
            Tensor first = tokens(embed(image), grid(image)).select(1, 0);
            return localNorm == null ? norm.apply(first) : localNorm.apply(first);
        });
    }

    /// Shape `[batch, patches, width]`.
    private Tensor embed(Tensor image) {
        return PatchMaps.flat(stem.apply(image));
    }

    private int grid(Tensor image) {
        return config.grid(image.dim(2));
    }

    private Tensor tokens(Tensor patches, int grid) {
        long batch = patches.dim(0);
        Tensor x = Tensor.concatenate(1, prefix(batch), patches);
        AxialRope.Rotation rotation = rope.table(grid, grid).behind(1 + config.registers());
        for (DinoBlock block : blocks) {
            x = block.apply(x, rotation);
        }
        return x;
    }

    private Tensor prefix(long batch) {
        Tensor first = cls.tensor().expand(batch, 1, config.width());
        return registers == null
                ? first
                : Tensor.concatenate(1, first, registers.tensor().expand(batch, config.registers(), config.width()));
    }

    private ImageFeatures features(Tensor tokens) {
        int prefix = 1 + config.registers();
        return new ImageFeatures(norm.apply(tokens.slice(1, prefix, tokens.dim(1))), norm.apply(tokens.select(1, 0)));
    }
}
