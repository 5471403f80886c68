package dev.dinoscope.engine.data;

import dev.dinoscope.engine.config.VariantCatalogue;
import dev.dinoscope.engine.data.pictogram.PictogramPairs;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The sources of pairs, by the name they have in recipes.
public final class PairSources implements VariantCatalogue {
    @Override
    public SequencedMap<String, Class<? extends Record>> variants() {
        var sources = new LinkedHashMap<String, Class<? extends Record>>();
        sources.put("pictograms", PictogramPairs.class);
        return sources;
    }
}
