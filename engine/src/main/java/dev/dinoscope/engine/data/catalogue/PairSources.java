package dev.dinoscope.engine.data.catalogue;

import dev.dinoscope.engine.config.VariantCatalogue;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.pictogram.PictogramPairs;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.folder.ImageFolder;
import dev.dinoscope.engine.data.source.json.CocoCaptions;
import dev.dinoscope.engine.data.source.json.KarpathyCaptions;
import dev.dinoscope.engine.data.source.tar.WebDataset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The sources of pairs, by the name they have in recipes.
public final class PairSources implements VariantCatalogue {
    @Override
    public Class<PairSource> of() {
        return PairSource.class;
    }

    @Override
    public SequencedMap<String, Class<? extends Record>> variants() {
        var sources = new LinkedHashMap<String, Class<? extends Record>>();
        sources.put("pictograms", PictogramPairs.class);
        sources.put("csv", CsvPairs.class);
        sources.put("image_folder", ImageFolder.class);
        sources.put("webdataset", WebDataset.class);
        sources.put("coco", CocoCaptions.class);
        sources.put("karpathy", KarpathyCaptions.class);
        return sources;
    }
}
