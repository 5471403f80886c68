"""The cases: tiny recipes, their batches, and where in a run they stand."""
import torch
from weights import draw

RANK = dict(order=3, pl_impl="exact", schedule="cosine_ramp", lambda_cross=2.0, lambda_in_modal=2.0, normalisation=32.0,
            exclude_self=False, random_ties=False, detach_transition_embeddings=False, pl_conditional=False,
            transition_width=64)
SCALE = dict(start=1 / 0.07, max=100.0)
HEAD = dict(hidden=512, bottleneck=64, prototypes=1024, init=0.02, spread=0.02)

# docs/settings.md
DEFAULTS = dict(
    model=dict(
        image=dict(size=64, patch=8, stem_channels=[24, 48, 96], width=96, depth=1, heads=3, mlp_ratio=2, pooling="mean",
                   drop_path=0),
        text=dict(context=16, width=128, depth=1, heads=4, mlp_ratio=2, pooling="mean"),
        embed=128),
    optim=dict(learning_rate=1.5e-3, warmup=0.05, decay="cosine", weight_decay=0.1, beta1=0.9, beta2=0.98, eps=1e-8,
               clip_norm=1.0),
    train=dict(batch=128, micro_batch=0, ema=0),
    clip=dict(name="clip", logit_scale=SCALE),
    cyclip=dict(name="cyclip", logit_scale=SCALE, lambda_in_modal=0.25, lambda_cross_modal=0.25, second_views=False),
    rankclip=dict(name="rankclip", logit_scale=SCALE, rank=RANK | dict(order=1, schedule="rankclip_linear_clip")),
    alip=dict(name="alip", logit_scale=SCALE, sample_gamma=2, pair_gamma=2, history_momentum=0.99,
              clip_pair_weights=False),
    slip=dict(name="slip", logit_scale=SCALE, weight=1, temperature=0.1, hidden=4096, output=256),
    dinorankclip=dict(
        name="dinorankclip", logit_scale=SCALE, rank=RANK, teacher="dinov3", text_branch=True,
        distil=dict(enabled=True, weight=1, patches=1, patch_relations=1, captions=1, caption_relations=1),
        fusion=dict(injection=True, width=256, multi_scale=True, bins=[1, 2, 4], channel_attention=True, reduction=16,
                    spatial_attention=True, kernel=7, refiner=True, heads=4, mlp_ratio=2, rope=False, alpha=0,
                    alpha_rate=1),
        gate=dict(mode="conflict", sharpness=4, bias=0, hidden=128, weight=0.1, direction_momentum=0.99)),
    dinov3=dict(
        name="dinov3", start_from="",
        crops=dict(locals=8, local_side=32),
        masks=dict(images=0.5, ratio_min=0.1, ratio_max=0.5),
        encoder=dict(registers=4, layer_scale=1e-5, feed_forward="mlp", align=64, mask_key_bias=True, local_norm=True,
                     init=0.02, rope=dict(base=100, rescale=2)),
        dino_head=HEAD, ibot_head=HEAD,
        teacher=dict(momentum=0.99, temperature_start=0.04, temperature=0.07, warmup=0.1, centring="sinkhorn_knopp",
                     iterations=3, centre_momentum=0.9),
        loss=dict(dino=1, local=1, ibot=1, koleo=0.1, koleo_group=0, student_temperature=0.1),
        gram=dict(weight=0, start=0, side=0, negatives="keep", per_image=True, refresh_first=10000,
                  refresh_every=10000, refresh_most=3),
        rates=dict(layer_decay=0.98, patch_embedding=0.2, prototypes_still=0)))

BATCH = 4
VOCABULARY = 9
# Wide enough that an element whose gradient is only rounding does not move by the sign of the rounding.
OPTIM = dict(learning_rate=0.02, warmup=0.1, weight_decay=0.2, beta1=0.8, beta2=0.95, eps=1e-3, clip_norm=0.5)
CONV = dict(size=8, patch=4, stem_channels=[8, 8], width=8, depth=1, heads=2, mlp_ratio=2, pooling="mean")
PATCHES = dict(size=8, patch=4, stem_channels=[], width=8, depth=2, heads=2, mlp_ratio=1.5, pooling="cls")
MEAN = dict(context=5, width=8, depth=1, heads=2, mlp_ratio=1.5, pooling="mean")
EOT = MEAN | dict(pooling="eot")
RUN = dict(vocabulary=VOCABULARY, steps_per_epoch=5, total_steps=20, first_step=7, steps=2)


def images(name, count, side):
    return draw(name, (count, 3, side, side), 0.8, decimals=1)


def tokens(name):
    """Start 7, end 8, padding 0."""
    found = (draw(name, (BATCH, 5), 3).abs() % 6 + 1).long()
    found[:, 0] = 7
    for row, length in enumerate((5, 3, 4, 3)):
        found[row, length - 1] = 8
        found[row, length:] = 0
    return found


def recipe(method, image, text, embed=6, optim=None, **train):
    return dict(name="golden", method=method, model=dict(image=image, text=text, embed=embed),
                optim=OPTIM | (optim or {}), train=dict(batch=BATCH) | train)


def pair(image=8):
    return dict(images=images("images", BATCH, image), tokens=tokens("tokens"))


def split(case, **more):
    r = {k: v for k, v in case["recipe"].items()}
    return dict(name=case["name"] + ", in micro-batches", like=case["name"],
                recipe=r | dict(train=r["train"] | dict(micro_batch=2)), **more)


# Bounds act: the scale starts above its largest value.
SCALED = dict(start=3.0, max=5.0)
LOW = {"logit_scale.log_scale": -0.7}

clip = dict(name="conv_stem", recipe=recipe(dict(name="clip"), CONV, MEAN, ema=0.48), inputs=pair(), copies=dict(ema=0.9), **RUN)
clip_cls = dict(name="patch_stem_cls_eot", like="conv_stem", copies={}, recipe=recipe(
    dict(name="clip", logit_scale=SCALED), PATCHES, EOT, optim=dict(clip_norm=0, decay="constant")))
clip_low = dict(name="scale_below_its_bound", like="conv_stem", weights=LOW, recipe=clip["recipe"])

cyclip = dict(name="released", recipe=recipe(dict(name="cyclip", lambda_in_modal=0.3, lambda_cross_modal=0.2), CONV, MEAN),
              inputs=pair(), **RUN | dict(first_step=0))
cyclip_views = dict(name="second_views", like="released", recipe=recipe(
    dict(name="cyclip", lambda_in_modal=0.3, lambda_cross_modal=0.2, second_views=True), CONV, MEAN),
    inputs=dict(views=images("views", BATCH, 8), second_tokens=tokens("second")))


def rank(**settings):
    return dict(name="rankclip", rank=dict(lambda_cross=1.5, lambda_in_modal=0.7) | settings)


rank1 = dict(name="order_1", recipe=recipe(rank(), CONV, MEAN), inputs=pair(), **RUN)
rank1_eps = dict(name="order_1_repo_eps", like="order_1", recipe=recipe(rank(pl_impl="repo_eps"), CONV, MEAN),
                 weights={"logit_scale.log_scale": 4.5})
rank0 = dict(name="order_0", like="order_1", recipe=recipe(rank(order=0), CONV, MEAN))
rank2 = dict(name="order_2", like="order_1", recipe=recipe(
    rank(order=2, transition_width=3, exclude_self=True, schedule="cosine_ramp"), CONV, MEAN))
rank3 = dict(name="order_3", like="order_1", recipe=recipe(rank(order=3, transition_width=3, normalisation=8), CONV, MEAN),
             weights={"rank.transitions.transition_2.weight": 1.3, "rank.transitions.transition_3.weight": -0.8})
rank3_conditional = dict(name="order_3_conditional", like="order_1", recipe=recipe(
    rank(order=3, transition_width=3, pl_conditional=True, detach_transition_embeddings=True, schedule="constant"),
    CONV, MEAN))

ALIP = dict(name="alip", sample_gamma=1.5, pair_gamma=2.5, history_momentum=0.9)
alip = dict(name="released", recipe=recipe(ALIP, CONV, EOT), inputs=pair() | dict(second_tokens=tokens("second")),
            weights={"agreement": [0.95, 0.2, 0.3]}, **RUN)
alip_bounded = dict(name="pair_weights_bounded", like="released", recipe=recipe(
    ALIP | dict(clip_pair_weights=True), CONV, EOT))

slip = dict(name="released", recipe=recipe(
    dict(name="slip", weight=0.6, temperature=0.2, hidden=6, output=5), CONV, MEAN, optim=dict(decay="constant")),
            inputs=pair() | dict(views=images("views", 2 * BATCH, 8)), **RUN | dict(first_step=1))

# DINORANKCLIP: a grid of 4, of the teacher 3.
GRID4 = dict(size=8, patch=2, stem_channels=[8], width=8, depth=1, heads=2, mlp_ratio=1.5, pooling="mean")
DINO_IMAGE = dict(size=12, patch=4, stem_channels=[], width=8, depth=1, heads=2, mlp_ratio=1.5, pooling="cls")
DINO_ENCODER = dict(registers=2, layer_scale=0.5, rope=dict(rescale=1))
TEACHER = dict(name="teacher", method=dict(name="dinov3", encoder=DINO_ENCODER, crops=dict(locals=0)),
               model=dict(image=DINO_IMAGE))
FUSION = dict(width=8, bins=[1, 2], reduction=2, kernel=3, heads=2, mlp_ratio=1.5, alpha_rate=0.5)
GATE = dict(hidden=5, weight=0.3, sharpness=3)
DISTIL = dict(weight=0.8, patches=0.9, patch_relations=1.1, captions=0.7, caption_relations=1.3)


def dinorank(**settings):
    return dict(name="dinorankclip", teacher="random:dinov3",
                rank=dict(order=3, transition_width=3, lambda_cross=1.5, lambda_in_modal=0.7),
                fusion=FUSION, gate=GATE, distil=DISTIL) | settings


TAUGHT = dict(teacher_images=images("teacher", BATCH, 12))
dinorank_full = dict(name="full", recipe=recipe(dinorank(), GRID4, MEAN), teacher_recipe=TEACHER,
                     inputs=pair() | TAUGHT, weights={"rank.transitions.transition_2.weight": 1.3}, **RUN)
CLIP_TEACHER = dict(name="teacher", method=dict(name="clip"), model=dict(image=DINO_IMAGE))
dinorank_project = dict(
    name="project_image_only", like="full", recipe=recipe(
        dinorank(text_branch=False, rank=dict(order=1), gate=GATE | dict(mode="project", direction_momentum=0.8),
                 fusion=FUSION | dict(rope=True, spatial_attention=False)), GRID4, EOT),
    teacher_recipe=CLIP_TEACHER)
dinorank_distil = dict(
    name="distillation_only", like="full", recipe=recipe(
        dinorank(fusion=FUSION | dict(injection=False)), GRID4, MEAN))
dinorank_static = dict(
    name="static_gate_without_teacher", like="full", recipe=recipe(
        dinorank(rank=dict(order=0), gate=GATE | dict(mode="static"), distil=dict(enabled=False),
                 fusion=FUSION | dict(multi_scale=False, channel_attention=False, refiner=False)), GRID4, MEAN),
    inputs=dict(teacher_images=None))

# DINOv3: globals of 4 by 4 patches, locals of 2 by 2, the Gram teacher's 6 by 6.
DINO = dict(size=8, patch=2, stem_channels=[], width=8, depth=2, heads=2, mlp_ratio=1.5, pooling="cls")
DINO_HEAD = dict(hidden=6, bottleneck=5, prototypes=7)
DINO_OPTIM = dict(clip_norm=1.0, decay="constant", weight_decay=0.3)
MASKS = dict(images=0.5, ratio_min=0.05, ratio_max=0.35)


def masks():
    """As the settings count them: 4 of 8 images, int(16·(.05 + .3·j/4)) patches."""
    found = torch.zeros(2 * BATCH, 16, dtype=torch.bool)
    for j, row in enumerate((1, 4, 6, 7), 1):
        count = int(16 * (0.05 + 0.3 * j / 4))
        found[row, draw(f"mask {row}", (16,)).argsort()[:count]] = True
    return found


def mask_inputs():
    m = masks()
    weight = (m.double() / m.sum(1, keepdim=True).clamp(min=1))[m]
    return dict(masks=m, masks_index=m.flatten().nonzero()[:, 0], masks_weight=weight)


def dino(image=DINO, optim=None, **settings):
    m = dict(name="dinov3", crops=dict(locals=2, local_side=4), masks=MASKS, encoder=DINO_ENCODER, dino_head=DINO_HEAD,
             ibot_head=DINO_HEAD | dict(prototypes=6),
             teacher=dict(momentum=0.9, temperature_start=0.15, temperature=0.3, warmup=0.5),
             rates=dict(layer_decay=0.8, patch_embedding=0.5)) | settings
    return dict(name="golden", method=m, model=dict(image=image), optim=OPTIM | DINO_OPTIM | (optim or {}),
                train=dict(batch=BATCH))


DINO_RUN = RUN | dict(vocabulary=0)
dino_plain = dict(name="crops", recipe=dino(), copies=dict(ema=0.8), inputs=dict(
    global_crops=images("globals", 2 * BATCH, 8), local_crops=images("locals", 2 * BATCH, 4)) | mask_inputs(), **DINO_RUN)
START = dict(name="start", method=dict(name="dinov3", encoder=DINO_ENCODER), model=dict(image=DINO))
dino_gram = dict(name="gram_high_resolution", like="crops", recipe=dino(
    start_from="dinov3", loss=dict(dino=0.9, local=0.5, koleo=0.2, ibot=0.8, koleo_group=2, student_temperature=0.15),
    gram=dict(weight=2, side=12, refresh_first=4, refresh_every=4, refresh_most=3)),
    start_recipe=START, copies=dict(ema=0.8, gram=1.2), inputs=dict(gram_crops=images("grams", 2 * BATCH, 12)))
dino_ema = dict(
    name="centring_without_locals", like="crops", recipe=dino(
        image=DINO | dict(depth=1),
        crops=dict(locals=0), encoder=DINO_ENCODER | dict(registers=0, layer_scale=0, feed_forward="swiglu", align=4,
                                                          mask_key_bias=False),
        teacher=dict(momentum=0.9, temperature_start=0.3, temperature=0.5, centring="ema", centre_momentum=0.7),
        gram=dict(weight=1.5, start=8, negatives="remove_teachers", per_image=False, refresh_first=100),
        rates=dict(layer_decay=0.8, patch_embedding=1, prototypes_still=8)),
    copies=dict(ema=0.8, gram=1.2), inputs=dict(local_crops=None))

CASES = dict(
    clip=[clip, split(clip), clip_low, clip_cls],
    cyclip=[cyclip, split(cyclip), cyclip_views],
    rankclip=[rank1, rank1_eps, rank0, rank2, rank3, split(rank3, weights=rank3["weights"]), rank3_conditional],
    alip=[alip, split(alip), alip_bounded],
    slip=[slip],
    dinorankclip=[dinorank_full, split(dinorank_full), dinorank_project, dinorank_distil, dinorank_static],
    dinov3=[dino_plain, dino_gram, dino_ema],
)
