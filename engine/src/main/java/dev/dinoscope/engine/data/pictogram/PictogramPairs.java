package dev.dinoscope.engine.data.pictogram;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.store.StoreCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// *Pictogram pairs*: named emoji in eleven drawing styles, a small data set with a real distribution shift. The
/// drawings come with the icon jar on the class path and are rendered once, into the cache.
///
/// Splits: `train`, `val`, `test`; `unseen` (concepts never trained on); `ood_style` (OpenMoji); `restyled` (Fluent in
/// its 3D-like rendering: the same drawings as Fluent flat); `ood_sketch` (two monochrome styles); and of the last
/// three a `…_unseen`.
public record PictogramPairs(
        @Setting(help = "Drawing styles by name (see `dinoscope data list`); none means all")
        List<String> styles,

        @Setting(help = "Side of the rendered drawings", unit = "px", min = 8, max = 1024)
        int imageSize,

        @Setting(help = "Whether man, woman and hair variants are one concept or many")
        LabelSet labelSet,

        @Setting(help = "Captions to choose from for each drawing", min = 1, max = PictogramCaptions.MOST)
        int captionsPerImage)
        implements PairSource {

    /// All styles at 64 px, person variants collapsed.
    public PictogramPairs() {
        this(List.of(), 64, LabelSet.COLLAPSED, PictogramCaptions.MOST);
    }

    /// @param styles icon sets by name; empty means all
    /// @throws Refused for a style that is not there
    public PictogramPairs {
        styles = List.copyOf(styles);
        var known = ConceptTable.bundledStyles().stream().map(Style::name).toList();
        for (var style : styles) {
            Refused.unless(known.contains(style), "styles", style, "expected some of " + String.join(", ", known));
        }
    }

    @Override
    public PairDataset prepare(Path cache, Progress progress, BooleanSupplier cancelled) throws IOException {
        var table = ConceptTable.bundled();
        var hash = contentHash(table);
        var store = new StoreCache(cache, progress, cancelled)
                .get(
                        folder(hash),
                        imageSize,
                        imageSize,
                        writer -> new PictogramRendering(new IconRenderer(imageSize), progress, cancelled)
                                .render(drawings(table), writer));
        return new PairDataset(hash, store.pairs(), store.images());
    }

    @Override
    public Optional<PairDataset> prepared(Path cache) throws IOException {
        var hash = contentHash(ConceptTable.bundled());
        return new StoreCache(cache, Progress.NONE, () -> false)
                .find(folder(hash))
                .map(store -> new PairDataset(hash, store.pairs(), store.images()));
    }

    /// The restyled and sketched drawings are for those who ask.
    @Override
    public List<String> judgedBy(Collection<String> splits) {
        return Stream.of(Splits.VAL, Splits.TEST, PictogramSplits.UNSEEN, PictogramSplits.OOD_STYLE)
                .filter(splits::contains)
                .toList();
    }

    private static String folder(String hash) {
        return "pictograms-" + hash;
    }

    @Override
    public List<Attribution> attributions() {
        return selected(ConceptTable.bundledStyles()).stream()
                .map(Style::attribution)
                .toList();
    }

    private List<Style> selected(List<Style> all) {
        return all.stream()
                .filter(style -> styles.isEmpty() || styles.contains(style.name()))
                .toList();
    }

    private String contentHash(ConceptTable table) throws IOException {
        var names = selected(table.styles()).stream().map(Style::name).toList();
        return StableHash.hex(
                String.join(
                        "\n",
                        table.fingerprint(),
                        names.toString(),
                        labelSet + " " + imageSize + " " + captionsPerImage,
                        IconRenderer.VERSION,
                        IconSet.version()),
                16);
    }

    /// What is to be drawn, by style: each set of icons is read once.
    SequencedMap<Style, List<Drawing>> drawings(ConceptTable table) {
        var splits = new PictogramSplits(table.styles());
        var concepts = table.labelSet(labelSet);
        SequencedMap<Style, List<Drawing>> drawings = new LinkedHashMap<>();
        for (var style : selected(table.styles())) {
            var ofStyle = new ArrayList<Drawing>();
            for (var concept : concepts) {
                var icon = concept.icons().get(style.name());
                if (icon != null) {
                    ofStyle.add(new Drawing(pair(concept, style, splits), icon));
                }
            }
            drawings.put(style, ofStyle);
        }
        return drawings;
    }

    private Pair pair(Concept concept, Style style, PictogramSplits splits) {
        var id = style.name() + "/" + concept.hexcode();
        return new Pair(
                id,
                concept.hexcode(),
                concept.label(),
                concept.group(),
                concept.subgroup(),
                style.name(),
                splits.of(concept, style),
                style.licence(),
                PictogramCaptions.of(concept, id, captionsPerImage));
    }
}
