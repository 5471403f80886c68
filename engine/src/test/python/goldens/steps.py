"""Takes training steps: schedules, gradient, clipping, torch's AdamW, bounds, moving copies, buffers."""
import math
import torch
from methods import METHODS
from weights import Weights


# Schedules: docs/methods.md, eq. 3, 12, 17 and 32; docs/settings.md

def learning_rate(optim, step, total):
    peak, warm = optim["learning_rate"], round(total * optim["warmup"])
    if optim["decay"] == "constant":
        return peak * step / warm if step < warm else peak
    if step < warm:
        return peak * (step + 1) / warm
    return 0.5 * peak * (1 + math.cos(math.pi * (step - warm) / (total - warm)))


def rank_weight(rank, top, step, per_epoch, total):
    if rank["schedule"] == "constant":
        return top
    if rank["schedule"] == "cosine_ramp":
        return top * (1 - math.cos(math.pi * step / (total - 1))) / 2
    epochs, epoch = math.ceil(total / per_epoch), step // per_epoch + 1
    return min(max(3 * (epoch - 1) / (epochs - 1), 0), 2) * top / 2


def given(r, step, per_epoch, total):
    """What the loss is told by the step's number."""
    m = r["method"]
    if "rank" in m and m["rank"]["order"] > 0:
        rank = m["rank"]
        return {"rank_cross_weight": rank_weight(rank, rank["lambda_cross"], step, per_epoch, total),
                "rank_in_modal_weight": rank_weight(rank, rank["lambda_in_modal"], step, per_epoch, total)}
    if m["name"] != "dinov3":
        return {}
    t = m["teacher"]
    warm = round(total * t["warmup"])
    start, end = t["temperature_start"], t["temperature"]
    told = {"teacher_temperature": start + (end - start) * step / warm if step < warm else end}
    if m["gram"]["weight"] > 0:
        told["gram_weight"] = m["gram"]["weight"] if step >= m["gram"]["start"] else 0.0
    return told


def momenta(r, step):
    """Of every moving copy, in the order in which they move."""
    m, found = r["method"], {}
    if r["train"]["ema"] > 0:
        found["ema"] = min(r["train"]["ema"], (1 + step) / (10 + step))
    if m["name"] == "dinov3":
        found["ema"] = m["teacher"]["momentum"]
        gram = m["gram"]
        if gram["weight"] > 0:
            done = step + 1
            count = sum(1 for s in range(gram["refresh_first"], done + 1) if s % gram["refresh_every"] == 0)
            due = done >= gram["refresh_first"] and done % gram["refresh_every"] == 0
            starts = not m["start_from"] and done == gram["start"]
            found["gram"] = 0.0 if starts or (due and count <= gram["refresh_most"]) else 1.0
    return found


# The optimiser's groups

def rate(name, r):
    """A factor on the learning rate, and in how many steps it is 0."""
    m = r["method"]
    if name.endswith("injection.alpha"):
        return m["fusion"]["alpha_rate"], 0
    if m["name"] != "dinov3":
        return 1.0, 0
    rates, depth = m["rates"], r["model"]["image"]["depth"]
    if "last_layer" in name:
        return 1.0, rates["prototypes_still"]
    if not name.startswith("encoder."):
        return 1.0, 0
    layer = depth + 1
    if ".blocks." in name:
        layer = int(name.split(".blocks.")[1].split(".")[0]) + 1
    elif any(part in name for part in ("patch_embed", "cls_token", "mask_token", "storage_tokens")):
        layer = 0
    factor = rates["layer_decay"] ** (depth + 1 - layer)
    return factor * (rates["patch_embedding"] if "patch_embed" in name else 1.0), 0


def bounds(name, r):
    if name == "logit_scale.log_scale":
        return 0.0, math.log(r["method"]["logit_scale"]["max"])
    if name.startswith("rank.transitions.") and name.endswith(".weight"):
        return -1.0, 1.0
    return None


class Steps:
    def __init__(self, r, batch, given_weights, copies, per_epoch, total, first):
        self.r, self.batch, self.per_epoch, self.total, self.step = r, batch, per_epoch, total, first
        self.w = Weights(given_weights)
        self.method = METHODS[r["method"]["name"]]
        with torch.no_grad():
            self.loss()
        self.first = {n: v.clone() for n, v in self.w.values.items()}
        for name, factor in copies.items():
            self.w.copy(name, factor, "encoder." if name == "gram" else "")
        optim = r["optim"]
        self.names = sorted(self.w.trained())
        groups = []
        for name in self.names:
            value = self.w.values[name].requires_grad_()
            # Matrices and kernels decay; norms, biases and scales do not.
            decay = optim["weight_decay"] if value.dim() >= 2 else 0.0
            groups.append(dict(params=[value], weight_decay=decay, name=name))
        self.adam = torch.optim.AdamW(groups, lr=1.0, betas=(optim["beta1"], optim["beta2"]), eps=optim["eps"])

    def loss(self):
        return self.method(self.w, self.r, self.batch, given(self.r, self.step, self.per_epoch, self.total))

    def take(self):
        """What was told, what came out, the gradients before clipping."""
        r, w, optim = self.r, self.w, self.r["optim"]
        values = [w.values[n] for n in self.names]
        loss, logged, after = self.loss()
        # Before the step: some are weights, which it moves.
        plain = {k: v.item() if torch.is_tensor(v) else float(v) for k, v in logged.items()}
        gradients = torch.autograd.grad(loss, values)
        base = learning_rate(optim, self.step, self.total)
        norm = torch.sqrt(sum(g.square().sum() for g in gradients))
        for value, gradient in zip(values, gradients):
            value.grad = gradient.clone()
        if optim["clip_norm"] > 0:
            torch.nn.utils.clip_grad_norm_(values, optim["clip_norm"])
        changing = []
        for group in self.adam.param_groups:
            factor, still = rate(group["name"], r)
            now = factor if self.step >= still else 0.0
            group["lr"] = base * now
            if still and now not in changing:
                changing.append(now)
        self.adam.step()
        moved = momenta(r, self.step)
        with torch.no_grad():
            for name in self.names:
                if bounds(name, r):
                    w.values[name].clamp_(*bounds(name, r))
            for copy, momentum in moved.items():
                for name, value in w.copies[copy].items():
                    lead = w.copies["ema"][name] if copy == "gram" else w.values[name]
                    value.copy_(momentum * value + (1 - momentum) * lead)
            for name, value in after.items():
                w.values[name].copy_(value)
        told = dict(learning_rate=base, rates=changing, momenta=list(moved.values()),
                    given=given(r, self.step, self.per_epoch, self.total))
        self.step += 1
        out = dict(loss=loss.item(), gradient_norm=norm.item(), logged=plain)
        return told, out, dict(zip(self.names, gradients))

    def moments(self):
        states = {n: self.adam.state[self.w.values[n]] for n in self.names}
        return {n: s["exp_avg"] for n, s in states.items()}, {n: s["exp_avg_sq"] for n, s in states.items()}
