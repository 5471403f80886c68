"""The losses, from docs/methods.md, eq. 1 to 31, and the papers named there."""
import torch
import torch.nn.functional as F


def unit(x):
    return F.normalize(x, dim=-1, eps=1e-12)


def cosine_distance(a, b):
    return 1 - F.cosine_similarity(a, b, dim=-1, eps=1e-12)


def clip(images, texts, log_scale):
    """Image to text and text to image; the loss is their mean."""
    logits = log_scale.exp() * unit(images) @ unit(texts).T
    own = torch.arange(len(logits))
    return F.cross_entropy(logits, own), F.cross_entropy(logits.T, own)


def cyclip(images, texts):
    """In-modal and cross-modal consistency: B times the mean over B² entries."""
    i, t = unit(images), unit(texts)
    cross = i @ t.T
    return len(i) * F.mse_loss(i @ i.T, t @ t.T), len(i) * (cross - cross.T).square().mean()


def alip(images, texts, synthetic, log_scale, history, settings):
    """Losses with both texts, the three weights, the new history."""
    with torch.no_grad():
        i, t, c = unit(images), unit(texts), unit(synthetic)
        agree = torch.stack([(t * c).sum(1), (i * t).sum(1), (i * c).sum(1)])
        m = settings["history_momentum"]
        history = m * history + (1 - m) * agree.mean(1)
        above = agree - history[:, None]
        gate = (settings["sample_gamma"] * above[0]).exp()
        pair = (settings["pair_gamma"] * above[1:]).exp()
        if settings["clip_pair_weights"]:
            pair = pair.clamp(max=1)
        pair = torch.where(gate < 1, pair, torch.ones_like(pair))
        sample = gate.clamp(max=1)
    own = torch.arange(len(images))

    def weighed(other, weights):
        logits = log_scale.exp() * unit(images) @ unit(other).T
        rows = F.cross_entropy(logits, own, reduction="none") + F.cross_entropy(logits.T, own, reduction="none")
        return (weights * rows / 2).mean()

    return weighed(texts, sample * pair[0]), weighed(synthetic, sample * pair[1]), (sample, *pair), history


def nt_xent(first, second, temperature):
    views = unit(torch.cat([first, second]))
    logits = views @ views.T / temperature
    logits = logits.masked_fill(torch.eye(len(views), dtype=torch.bool), -torch.inf)
    pairs = len(first)
    return F.cross_entropy(logits, (torch.arange(2 * pairs) + pairs) % (2 * pairs))


# Ranking: docs/methods.md, eq. 10 to 13, item by item

def transition(r, query, key, value, weight, candidates, item, before, width):
    """τ_r of an item after those before it, the nearest last."""
    q = query @ candidates[item]
    history = candidates[before[-(r - 1):]]
    scores = (history @ key.T) @ q / width ** 0.5 if r > 2 else torch.zeros(1, dtype=q.dtype)
    context = scores.softmax(0) @ (history @ value.T)
    return weight * torch.tanh(q @ context / width ** 0.5)


def added(order, k, item, transitions, candidates, width):
    """Σ τ_r for an item that would stand at place k, counted from 0."""
    terms = [transition(r, *matrices, candidates, item, order[:k], width)
             for r, matrices in transitions.items() if k + 1 >= r]
    return sum(terms, torch.zeros((), dtype=torch.float64))


def list_loss(utilities, settings):
    """utilities: [places]; or [places, places] where every remaining item has one of its own at every place."""
    if utilities.dim() == 2:
        rows = [torch.logsumexp(utilities[k, k:], 0) - utilities[k, k] for k in range(len(utilities))]
        return torch.stack(rows).sum()
    if settings["pl_impl"] == "repo_eps":
        shifted = utilities - utilities.max()
        remaining = shifted.exp().flip(0).cumsum(0).flip(0)
        return (torch.log(remaining + 1e-10) - shifted).sum()
    return torch.stack([torch.logsumexp(utilities[k:], 0) - utilities[k] for k in range(len(utilities))]).sum()


def ranking(images, texts, log_scale, transitions, settings):
    """Terms across and within modalities, the same without transitions, and what is logged of the lists."""
    i, t = unit(images), unit(texts)
    batch, width, scale = len(i), settings["transition_width"], log_scale.exp()
    e = {"images": i, "texts": t}
    if settings["detach_transition_embeddings"]:
        e = {k: v.detach() for k, v in e.items()}
    lists = [("cross", i @ t.T, t @ i.T, "texts"), ("cross", t @ i.T, i @ t.T, "images"),
             ("within", i @ i.T, t @ t.T, "images"), ("within", t @ t.T, i @ i.T, "texts")]
    sums = dict(cross=0.0, within=0.0, first_cross=0.0, first_within=0.0)
    of, whole = [], []
    for kind, cosines, reference, candidates in lists:
        for row in range(batch):
            items = list(range(batch))
            if kind == "within" and settings["exclude_self"]:
                items.remove(row)
            order = sorted(items, key=lambda item: -reference[row, item].item())
            plain = (scale * cosines[row])[order]
            if settings["pl_conditional"] and transitions:
                every = torch.stack([torch.stack([added(order, k, item, transitions, e[candidates], width)
                                                  for item in order]) for k in range(len(order))])
                utilities, tau = plain[None] + every, every.diagonal()
            else:
                tau = torch.stack([added(order, k, item, transitions, e[candidates], width)
                                   for k, item in enumerate(order)])
                utilities = plain + tau
            sums[kind] = sums[kind] + list_loss(utilities, settings)
            sums["first_" + kind] = sums["first_" + kind] + list_loss(plain, settings).detach()
            of.append(tau.detach().var(unbiased=False))
            whole.append((plain + tau).detach().var(unbiased=False))
    # The mean over the rows of a list, then over 32·B.
    parts = {k: v / batch / (settings["normalisation"] * batch) for k, v in sums.items()}
    share = torch.stack(of).sum() / torch.stack(whole).sum() if transitions else torch.zeros(())
    return parts, share


# DINOv3: docs/methods.md, eq. 28 to 31

def sinkhorn(logits, temperature, iterations):
    """As published: prototypes, then samples, get equal shares of the whole."""
    with torch.no_grad():
        q = ((logits - logits.max()) / temperature).exp().T
        q /= q.sum()
        prototypes, samples = q.shape
        for _ in range(iterations):
            q = q / q.sum(1, keepdim=True) / prototypes
            q = q / q.sum(0, keepdim=True) / samples
        return (q * samples).T


def dino(student, teacher, temperature, same):
    """student: [crops, batch, prototypes] logits; teacher: probabilities. same: a crop is no pair with itself."""
    pairs = [(s, t) for s in range(len(student)) for t in range(len(teacher)) if not (same and s == t)]
    return torch.stack([F.cross_entropy(student[s] / temperature, teacher[t]) for s, t in pairs]).mean()


def ibot(student, teacher, masks, temperature):
    """Mean over the hidden patches of an image, then over all images."""
    rows = F.cross_entropy(student / temperature, teacher, reduction="none")
    of_image, total = rows.split(masks.sum(1).tolist()), 0.0
    for losses in of_image:
        if len(losses):
            total = total + losses.mean()
    return total / len(masks)


def koleo(features, group):
    z = F.normalize(features, dim=-1, eps=1e-8)
    losses = []
    for rows in z.split(group):
        cosines = (rows @ rows.T).detach()
        cosines.fill_diagonal_(-2)
        nearest = rows[cosines.argmax(1)]
        losses.append(-torch.log(F.pairwise_distance(rows, nearest, eps=1e-8) + 1e-8))
    return torch.cat(losses).mean()


def gram(student, teacher, negatives="keep", per_image=True):
    """Mean over the entries of the squared difference of cosines."""
    if not per_image:
        student, teacher = student.flatten(0, 1)[None], teacher.flatten(0, 1)[None]
    ours, theirs = (unit(x) @ unit(x).transpose(1, 2) for x in (student, teacher.detach()))
    if negatives == "remove":
        ours, theirs = ours.clamp(min=0), theirs.clamp(min=0)
    elif negatives == "remove_teachers":
        theirs = theirs.clamp(min=0)
    return F.mse_loss(ours, theirs)
