"""A step's loss by method, with what is logged of it and the next values of buffers."""
import math
import torch
import torch.nn.functional as F
import losses
import networks
from losses import unit


def see(w, r, images):
    return networks.image_encoder(w, "image", images, r["model"]["image"])


def image_vector(w, r, pooled):
    return networks.linear(w, "image_projection", pooled, r["model"]["embed"], bias=False)


def read(w, r, tokens):
    return networks.text_encoder(w, "text", tokens, r["model"]["text"], r["vocabulary"])


def text_vector(w, r, pooled):
    return networks.linear(w, "text_projection", pooled, r["model"]["embed"], bias=False)


def log_scale(w):
    return w("logit_scale.log_scale", spread=0.1, mean=2.0)


def pairs(w, r, batch):
    return image_vector(w, r, see(w, r, batch["images"])[1]), text_vector(w, r, read(w, r, batch["tokens"]))


def clip_logged(i2t, t2i, scale):
    return {"loss/image_to_text": i2t, "loss/text_to_image": t2i, "model/logit_scale": scale.exp()}


def clip(w, r, batch, given):
    i2t, t2i = losses.clip(*pairs(w, r, batch), log_scale(w))
    return (i2t + t2i) / 2, clip_logged(i2t, t2i, log_scale(w)), {}


def cyclip(w, r, batch, given):
    m = r["method"]
    images, texts = pairs(w, r, batch)
    i2t, t2i = losses.clip(images, texts, log_scale(w))
    contrastive = (i2t + t2i) / 2
    if m["second_views"]:
        # docs/methods.md, eq. 6, and the authors' inmodal variant: views within each modality, too, and the mean of both.
        image_views = image_vector(w, r, see(w, r, batch["views"])[1])
        text_views = text_vector(w, r, read(w, r, batch["second_tokens"]))
        within = (losses.clip(images, image_views, log_scale(w))[0] + losses.clip(texts, text_views, log_scale(w))[0]) / 2
        contrastive = (contrastive + within) / 2
    inside, across = losses.cyclip(images, texts)
    total = contrastive + m["lambda_in_modal"] * inside + m["lambda_cross_modal"] * across
    logged = clip_logged(i2t, t2i, log_scale(w))
    return total, logged | {"loss/cyclic_in_modal": inside, "loss/cyclic_cross_modal": across}, {}


def transitions(w, r, rank):
    embed, width = r["model"]["embed"], rank["transition_width"]
    found = {}
    for order in range(2, rank["order"] + 1):
        name = f"rank.transitions.transition_{order}"
        key = w(f"{name}.key", width, embed) if order > 2 else torch.zeros(width, embed).double()
        found[order] = (w(f"{name}.query", width, embed), key, w(f"{name}.value", width, embed),
                        w(f"{name}.weight", spread=0.1, mean=0.5))
    return found


def ranked(w, r, images, texts, given):
    """CLIP's loss and the ranking loss."""
    rank = r["method"]["rank"]
    i2t, t2i = losses.clip(images, texts, log_scale(w))
    total, logged = (i2t + t2i) / 2, clip_logged(i2t, t2i, log_scale(w))
    if rank["order"] == 0:
        return total, logged
    parts, share = losses.ranking(images, texts, log_scale(w), transitions(w, r, rank), rank)
    cross, within = given["rank_cross_weight"], given["rank_in_modal_weight"]
    total = total + cross * parts["cross"] + within * parts["within"]
    return total, logged | {
        "loss/rank_cross": parts["cross"], "loss/rank_in_modal": parts["within"], "rank/cross_weight": cross,
        "rank/in_modal_weight": within, "rank/first_order_cross": parts["first_cross"],
        "rank/first_order_in_modal": parts["first_within"], "rank/transition_share": share, "rank/tie_fraction": 0.0}


def rankclip(w, r, batch, given):
    total, logged = ranked(w, r, *pairs(w, r, batch), given)
    return total, logged, {}


def alip(w, r, batch, given):
    images, texts = pairs(w, r, batch)
    synthetic = text_vector(w, r, read(w, r, batch["second_tokens"]))
    history = w.buffer("agreement", 3)
    caption, described, weights, after = losses.alip(images, texts, synthetic, log_scale(w), history, r["method"])
    names = ("alip/sample_weight", "alip/caption_weight", "alip/synthetic_weight")
    logged = {"loss/caption": caption, "loss/synthetic": described, "model/logit_scale": log_scale(w).exp()}
    logged |= {name: weight.mean() for name, weight in zip(names, weights)}
    logged |= dict(zip(("alip/text_agreement", "alip/caption_agreement", "alip/synthetic_agreement"), after))
    return caption + described, logged, {"agreement": after}


def slip(w, r, batch, given):
    m = r["method"]
    i2t, t2i = losses.clip(*pairs(w, r, batch), log_scale(w))
    first, second = see(w, r, batch["views"])[1].chunk(2)
    simclr = losses.nt_xent(*(networks.projector(w, "projector", v, m["hidden"], m["output"]) for v in (first, second)),
                            m["temperature"])
    logged = clip_logged(i2t, t2i, log_scale(w)) | {"loss/simclr": simclr}
    return (i2t + t2i) / 2 + m["weight"] * simclr, logged, {}


# DINORANKCLIP: docs/methods.md, eq. 16 to 24, docs/decisions/0008

def inject(w, name, side, r, trunk, hidden, other, field):
    """The gated embedding, the loss of the gate or none, what is logged, the mean direction's buffer or none."""
    m, embed = r["method"], trunk.shape[1]
    gate, batch, places = m["gate"], hidden.shape[0], hidden.shape[1]
    r_p = field(hidden)
    v = unit(trunk)
    predicted = None
    if gate["mode"] == "off":
        g = torch.ones(batch, places).double()
    elif gate["mode"] == "static":
        g = torch.sigmoid(w(f"{name}.gate.bias", spread=0.3)).expand(batch, places)
    else:
        both = torch.cat([v.detach()[:, None].expand(-1, places, -1), unit(r_p.detach())], 2)
        predicted = networks.linear(w, f"{name}.gate.out",
                                    F.gelu(networks.linear(w, f"{name}.gate.hidden", both, gate["hidden"])), 1)[..., 0]
        g = torch.sigmoid(gate["sharpness"] * predicted + w(f"{name}.gate.bias", spread=0.3))
    rho = (g[..., None] * r_p).mean(1)
    alpha = w(f"{name}.injection.alpha", spread=0.1, mean=0.4)
    direction = None
    if gate["mode"] == "project":
        direction = w.buffer(f"{name}.direction", 1, embed)
        # Orthogonal to the trunk and to the direction at once.
        frame = torch.linalg.qr(torch.stack([v, unit(direction).expand_as(v)], 2)).Q
        tan = rho - (frame @ (frame.transpose(1, 2) @ rho[..., None]))[..., 0]
    else:
        tan = rho - (rho * v).sum(1, keepdim=True) * v
    out = trunk + alpha * trunk.norm(dim=1, keepdim=True) * tan
    with torch.no_grad():
        t = unit(other)
        kappa = (unit(r_p) * t[:, None]).sum(2) - (v * t).sum(1, keepdim=True)
        along = (tan * t).sum(1)
        logged = {"alpha": alpha, "mean": g.mean(), "closed": (g < 0.1).double().mean(),
                  "closed_everywhere": (g.amax(1) < 0.1).double().mean(), "conflict": kappa.mean(),
                  "in_conflict": (kappa < 0).double().mean(), "first_order": along.mean(),
                  "first_order_negative": (along < 0).double().mean()}
    logged = {f"gate/{side}_{k}": v for k, v in logged.items()}
    loss = None
    if predicted is not None:
        loss = F.smooth_l1_loss(predicted, kappa)
        logged[f"loss/gate_{side}"] = loss
    return out, loss, logged, direction


def teacher(w, r, images, grid):
    """Patches on the student's grid, and [class token; mean patch]; without gradient."""
    t = r["teacher"]
    w.freeze("teacher.")
    with torch.no_grad():
        if t["method"]["name"] == "dinov3":
            patches, pooled = networks.dino_encoder(w, "teacher.encoder", images, dino_form(t))
        else:
            patches, pooled = networks.image_encoder(w, "teacher.encoder", images, t["model"]["image"])
        return networks.resized(patches, grid), torch.cat([pooled, patches.mean(1)], 1)


def dinorankclip(w, r, batch, given):
    m, embed = r["method"], r["model"]["embed"]
    fusion, distil, width = m["fusion"], m["distil"], m["fusion"]["width"]
    has_teacher = m["teacher"] != "none"
    injects, distils = has_teacher and fusion["injection"], has_teacher and distil["enabled"]
    patches, pooled = see(w, r, batch["images"])
    image = image_vector(w, r, pooled)
    pooled_text = read(w, r, batch["tokens"])
    text = text_vector(w, r, pooled_text)
    images, texts, extra, logged, after = image, text, 0.0, {}, {}
    h = networks.branch(w, "image_student.branch", patches, width)
    h_t = networks.branch(w, "text_student.branch", pooled_text[:, None], width) if m["text_branch"] else None
    directions = {}
    if injects:
        name = "image_student.residual"
        images, loss, some, directions["image"] = inject(
            w, name, "image", r, image, h, text,
            lambda x: networks.residual_field(w, f"{name}.field", x, fusion, embed))
        logged |= some
        extra = extra + (m["gate"]["weight"] * loss if loss is not None else 0.0)
        if m["text_branch"]:
            texts, loss, some, directions["text"] = inject(
                w, "text_student.residual", "text", r, text, h_t, image,
                lambda x: networks.linear(w, "text_student.residual.field", x, embed))
            logged |= some
            extra = extra + (m["gate"]["weight"] * loss if loss is not None else 0.0)
    for side, others in (("image", texts), ("text", images)):
        if directions.get(side) is not None:
            keep, mean = m["gate"]["direction_momentum"], unit(others.detach()).mean(0, keepdim=True)
            after[f"{side}_student.residual.direction"] = keep * directions[side] + (1 - keep) * mean
    if distils:
        seen, whole = teacher(w, r, batch["teacher_images"], math.isqrt(patches.shape[1]))
        told = networks.linear(w, "image_student.head", h, seen.shape[2])
        terms = {"patches": losses.cosine_distance(told, seen).mean(), "patch_relations": losses.gram(told, seen)}
        if m["text_branch"]:
            told = networks.linear(w, "text_student.head", h_t[:, 0], whole.shape[1])
            terms["captions"] = losses.cosine_distance(told, whole).mean()
            terms["caption_relations"] = losses.gram(told[None], whole[None])
        extra = extra + distil["weight"] * sum(distil[k] * v for k, v in terms.items())
        logged |= {f"loss/distil_{k}": v for k, v in terms.items()}
    total, some = ranked(w, r, images, texts, given)
    return total + extra, some | logged, after


# DINOv3: docs/methods.md, eq. 25 to 32

def dino_form(r):
    e, image = r["method"]["encoder"], r["model"]["image"]
    return image | e | {"base": e["rope"]["base"], "locals": r["method"]["crops"]["locals"]}


def centred(w, name, logits, settings, temperature, after):
    """The teacher's answers."""
    if settings["centring"] == "sinkhorn_knopp":
        return losses.sinkhorn(logits, temperature, settings["iterations"])
    centre, keep = w.buffer(f"{name}.mean", 1, logits.shape[1]), settings["centre_momentum"]
    after[f"{name}.mean"] = keep * centre + (1 - keep) * logits.mean(0, keepdim=True)
    return ((logits - centre) / temperature).softmax(1)


def dino_statistics(patches, pooled, answers):
    """What is logged of the teacher's features and answers."""
    p, c, grid = unit(patches), unit(pooled), math.isqrt(patches.shape[1])
    cosines = p @ p.transpose(1, 2)
    others = ~torch.eye(grid * grid, dtype=torch.bool)
    nearest = cosines.masked_fill(~others, -2).argmax(2)
    place = torch.arange(grid * grid)
    rows, columns = (nearest // grid - place // grid).abs(), (nearest % grid - place % grid).abs()
    return {"dino/cls_patch_cosine": (p @ c[:, :, None]).mean(), "dino/patch_cosine": cosines[:, others].mean(),
            "dino/locality": ((rows <= 1) & (columns <= 1)).double().mean(),
            "dino/teacher_entropy": torch.special.entr(answers).sum(1).mean(),
            "dino/prototypes_used": float(len(answers.argmax(1).unique()))}


def dinov3(w, r, batch, given):
    m, form = r["method"], dino_form(r)
    pairs_, masks, weights = r["train"]["batch"], batch["masks"], m["loss"]
    temperature, student_temperature = given["teacher_temperature"], weights["student_temperature"]
    after = {}

    def crops(rows):
        return rows.unflatten(0, (-1, pairs_))

    patches, pooled = networks.dino_encoder(w, "encoder", batch["global_crops"], form, hidden=masks)
    answers = networks.dino_head(w, "dino_head", pooled, m["dino_head"])
    hidden_answers = networks.dino_head(w, "ibot_head", patches[masks], m["ibot_head"])
    with w.reading("ema"):
        seen, seen_pooled = networks.dino_encoder(w, "encoder", batch["global_crops"], form)
        target = centred(w, "dino_centre", networks.dino_head(w, "dino_head", seen_pooled, m["dino_head"]),
                         m["teacher"], temperature, after)
        hidden_target = centred(w, "ibot_centre", networks.dino_head(w, "ibot_head", seen[masks], m["ibot_head"]),
                                m["teacher"], temperature, after)
    logged = {"loss/dino_global": losses.dino(crops(answers), crops(target), student_temperature, True),
              "loss/ibot": losses.ibot(hidden_answers, hidden_target, masks, student_temperature),
              "loss/koleo": torch.stack([losses.koleo(c, weights["koleo_group"] or pairs_)
                                         for c in crops(pooled)]).mean(),
              "dino/teacher_temperature": temperature}
    count = m["crops"]["locals"]
    global_terms, local_terms = 2, 2 * count
    total = weights["dino"] * global_terms / (global_terms + local_terms) * logged["loss/dino_global"]
    if count:
        _, of_local = networks.dino_encoder(w, "encoder", batch["local_crops"], form, local=True)
        local_answers = networks.dino_head(w, "dino_head", of_local, m["dino_head"])
        logged["loss/dino_local"] = losses.dino(crops(local_answers), crops(target), student_temperature, False)
        share = weights["local"] * local_terms / (global_terms + local_terms)
        total = total + weights["dino"] * share * logged["loss/dino_local"]
    total = total + weights["ibot"] * logged["loss/ibot"] + 2 * weights["koleo"] * logged["loss/koleo"]
    if m["gram"]["weight"] > 0:
        with w.reading("gram"):
            anchor, _ = networks.dino_encoder(w, "encoder", batch.get("gram_crops", batch["global_crops"]), form)
            anchor = networks.resized(anchor, math.isqrt(patches.shape[1]))
        logged["loss/gram"] = losses.gram(patches, anchor, m["gram"]["negatives"], m["gram"]["per_image"])
        logged["dino/gram_weight"] = given["gram_weight"]
        total = total + given["gram_weight"] * logged["loss/gram"]
    return total, logged | dino_statistics(seen, seen_pooled, target), after


METHODS = dict(clip=clip, cyclip=cyclip, rankclip=rankclip, alip=alip, slip=slip, dinorankclip=dinorankclip,
               dinov3=dinov3)
