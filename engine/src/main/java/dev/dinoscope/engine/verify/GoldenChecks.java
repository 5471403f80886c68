package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.learner.LearnerCheck;
import dev.dinoscope.engine.verify.loss.AlipCheck;
import dev.dinoscope.engine.verify.loss.ClipInfoNceCheck;
import dev.dinoscope.engine.verify.loss.CyclipCheck;
import dev.dinoscope.engine.verify.loss.DinoLossCheck;
import dev.dinoscope.engine.verify.loss.DinoV3LossCheck;
import dev.dinoscope.engine.verify.loss.DistillationCheck;
import dev.dinoscope.engine.verify.loss.GramHighResolutionCheck;
import dev.dinoscope.engine.verify.loss.GramLossCheck;
import dev.dinoscope.engine.verify.loss.HighOrderCheck;
import dev.dinoscope.engine.verify.loss.IbotLossCheck;
import dev.dinoscope.engine.verify.loss.KoLeoCheck;
import dev.dinoscope.engine.verify.loss.ListMleCheck;
import dev.dinoscope.engine.verify.loss.RankClipCheck;
import dev.dinoscope.engine.verify.loss.ShardedInfoNceCheck;
import dev.dinoscope.engine.verify.loss.SinkhornKnoppCheck;
import dev.dinoscope.engine.verify.loss.SlipCheck;
import dev.dinoscope.engine.verify.metric.ModalityGapCheck;
import dev.dinoscope.engine.verify.metric.RetrievalCheck;
import dev.dinoscope.engine.verify.metric.ZeroShotCheck;
import dev.dinoscope.engine.verify.module.ChannelSpatialAttentionCheck;
import dev.dinoscope.engine.verify.module.DinoHeadCheck;
import dev.dinoscope.engine.verify.module.GatedInjectionCheck;
import dev.dinoscope.engine.verify.module.PyramidCheck;
import dev.dinoscope.engine.verify.module.RopeAttentionCheck;
import dev.dinoscope.engine.verify.module.RopeCheck;
import dev.dinoscope.engine.verify.module.TransformerBlockCheck;
import dev.dinoscope.engine.verify.optim.AdamWCheck;
import dev.dinoscope.engine.verify.optim.EmaCheck;
import dev.dinoscope.engine.verify.optim.ScheduleCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The checks by the name of their golden file. A new one needs a class and a line here.
final class GoldenChecks {
    private GoldenChecks() {}

    static SequencedMap<String, GoldenCheck> all() {
        SequencedMap<String, GoldenCheck> checks = new LinkedHashMap<>();
        checks.put("clip_infonce", new ClipInfoNceCheck());
        checks.put("clip_infonce_sharded", new ShardedInfoNceCheck());
        checks.put("cyclip", new CyclipCheck());
        checks.put("alip", new AlipCheck());
        checks.put("plackett_luce_listmle", new ListMleCheck());
        checks.put("rankclip", new RankClipCheck());
        checks.put("plackett_luce_high_order", new HighOrderCheck());
        checks.put("slip_simclr", new SlipCheck());
        checks.put("prenorm_transformer_block", new TransformerBlockCheck());
        checks.put("multi_scale_pyramid", new PyramidCheck());
        checks.put("channel_spatial_attention", new ChannelSpatialAttentionCheck());
        checks.put("conflict_gate_injection", new GatedInjectionCheck());
        checks.put("dual_branch_distillation", new DistillationCheck());
        checks.put("adamw", new AdamWCheck());
        checks.put("ema", new EmaCheck());
        checks.put("schedules", new ScheduleCheck());
        checks.put("sinkhorn_knopp", new SinkhornKnoppCheck());
        checks.put("dino_cls_loss", new DinoLossCheck());
        checks.put("ibot_patch_loss", new IbotLossCheck());
        checks.put("koleo", new KoLeoCheck());
        checks.put("dinov3_total_loss", new DinoV3LossCheck());
        checks.put("gram_loss", new GramLossCheck());
        checks.put("gram_hires", new GramHighResolutionCheck());
        checks.put("rope", new RopeCheck());
        checks.put("attention_rope", new RopeAttentionCheck());
        checks.put("dino_head", new DinoHeadCheck());
        checks.put("retrieval_metrics", new RetrievalCheck());
        checks.put("zeroshot_classifier", new ZeroShotCheck());
        checks.put("modality_gap", new ModalityGapCheck());
        for (String method : List.of("clip", "cyclip", "rankclip", "alip", "slip", "dinorankclip", "dinov3")) {
            checks.put("learner_" + method, new LearnerCheck());
        }
        return checks;
    }
}
