package dev.dinoscope.engine.catalogue;

import dev.dinoscope.engine.config.VariantCatalogue;
import dev.dinoscope.engine.method.TrainingMethod;
import dev.dinoscope.engine.method.alip.Alip;
import dev.dinoscope.engine.method.clip.Clip;
import dev.dinoscope.engine.method.cyclip.CyClip;
import dev.dinoscope.engine.method.dinorankclip.DinoRankClip;
import dev.dinoscope.engine.method.dinov3.DinoV3;
import dev.dinoscope.engine.method.rankclip.RankClip;
import dev.dinoscope.engine.method.slip.Slip;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The training methods by name; adding one is adding a line here.
public final class TrainingMethods implements VariantCatalogue {
    @Override
    public Class<TrainingMethod> of() {
        return TrainingMethod.class;
    }

    @Override
    public SequencedMap<String, Class<? extends Record>> variants() {
        var methods = new LinkedHashMap<String, Class<? extends Record>>();
        methods.put("clip", Clip.class);
        methods.put("cyclip", CyClip.class);
        methods.put("rankclip", RankClip.class);
        methods.put("alip", Alip.class);
        methods.put("slip", Slip.class);
        methods.put("dinorankclip", DinoRankClip.class);
        methods.put("dinov3", DinoV3.class);
        return methods;
    }
}
