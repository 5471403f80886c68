#!/usr/bin/env python3
"""The peer of `dinoscope bench rank`: RANKCLIP's ranking loss (order 1) in plain PyTorch, forward and backward.

Usage: python peer_rank.py [batch=256,512,...] [embed=512] [threads=2] [steps=5] [warmup=1] [device=cpu|cuda]
Prints one JSON line for each batch size, with the names of `dinoscope bench rank`.
"""
import json, sys, time
import torch, torch.nn.functional as F

given = dict(batch="256,512,1024,2048,4096", embed="512", threads="2", steps="5", warmup="1", device="cpu")
for argument in sys.argv[1:]:
    key, _, value = argument.partition("=")
    if key not in given:
        sys.exit(f"unknown key {key}; known: {', '.join(given)}")
    given[key] = value
embed, threads, steps, warmup = (int(given[k]) for k in ("embed", "threads", "steps", "warmup"))
device = given["device"]
torch.set_num_threads(threads)


def status(key):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(key)) // 1024


def list_mle(scores, reference):
    order = reference.detach().sort(dim=1, descending=True, stable=True).indices
    last_first = scores.gather(1, order).flip(1)
    return (last_first.logcumsumexp(1) - last_first).sum(1).mean()


def rank_loss(image, text, scale):
    i, t = F.normalize(image, dim=-1), F.normalize(text, dim=-1)
    s, ii, tt = scale * i @ t.T, scale * i @ i.T, scale * t @ t.T
    return (list_mle(s, s.T) + list_mle(s.T, s) + list_mle(ii, tt) + list_mle(tt, ii)) / (32 * len(i))


for batch in map(int, given["batch"].split(",")):
    torch.manual_seed(0)
    image, text = (torch.randn(batch, embed, device=device, requires_grad=True) for _ in range(2))
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_reserved() >> 20
    else:
        with open("/proc/self/clear_refs", "w") as clear:
            clear.write("5")
        before = status("VmRSS:")
    wall = []
    for step in range(warmup + steps):
        start = time.perf_counter()
        image.grad = text.grad = None
        loss = rank_loss(image, text, 1 / 0.07)
        loss.backward()
        value = loss.item()
        if device == "cuda":
            torch.cuda.synchronize()
        if step >= warmup:
            wall.append(time.perf_counter() - start)
    peak = torch.cuda.max_memory_reserved() >> 20 if device == "cuda" else status("VmHWM:")
    print(json.dumps(dict(peer="pytorch " + torch.__version__, batch=batch, order=1,
                          ms=round(sorted(wall)[len(wall) // 2] * 1e3, 2), peak_mib=peak - before, embed=embed,
                          threads=threads, device=device)), flush=True)
