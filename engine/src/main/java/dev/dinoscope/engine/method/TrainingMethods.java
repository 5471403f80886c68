package dev.dinoscope.engine.method;

import dev.dinoscope.engine.config.VariantCatalogue;
import dev.dinoscope.engine.method.clip.Clip;
import dev.dinoscope.engine.method.dinorankclip.DinoRankClip;
import dev.dinoscope.engine.method.dinov3.DinoV3;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The training methods by name; adding one is adding a line here.
public final class TrainingMethods implements VariantCatalogue {
    @Override
    public SequencedMap<String, Class<? extends Record>> variants() {
        var methods = new LinkedHashMap<String, Class<? extends Record>>();
        methods.put("clip", Clip.class);
        methods.put("dinorankclip", DinoRankClip.class);
        methods.put("dinov3", DinoV3.class);
        return methods;
    }
}
