"""The networks, from docs/methods.md, eq. 18 to 22, 26 and 27, and the papers named there, on torch.nn.functional."""
import math
import torch
import torch.nn.functional as F


def linear(w, name, x, out, bias=True):
    width = x.shape[-1]
    weight = w(f"{name}.weight", out, width)
    return F.linear(x, weight, w(f"{name}.bias", out) if bias else None)


def layer_norm(w, name, x):
    width = x.shape[-1]
    weight = w(f"{name}.weight", width, spread=0.2, mean=1.0)
    return F.layer_norm(x, (width,), weight, w(f"{name}.bias", width), 1e-5)


def conv(w, name, x, out, kernel, stride=1, padding=0, bias=True):
    weight = w(f"{name}.weight", out, x.shape[1], kernel, kernel)
    return F.conv2d(x, weight, w(f"{name}.bias", out) if bias else None, stride, padding)


def group_norm(w, name, x, groups):
    channels = x.shape[1]
    weight = w(f"{name}.weight", channels, spread=0.2, mean=1.0)
    return F.group_norm(x, groups, weight, w(f"{name}.bias", channels), 1e-5)


def batch_norm(w, name, x):
    width = x.shape[-1]
    weight = w(f"{name}.weight", width, spread=0.2, mean=1.0)
    return F.batch_norm(x, None, None, weight, w(f"{name}.bias", width), training=True, eps=1e-5)


def attention(w, name, x, heads, causal):
    """torch's own multi-head attention, self-attention of [batch, tokens, width]."""
    width, tokens = x.shape[-1], x.shape[1]
    later = torch.ones(tokens, tokens, dtype=torch.bool).triu(1) if causal else None
    y = x.transpose(0, 1)
    out, _ = F.multi_head_attention_forward(
        y, y, y, width, heads, w(f"{name}.qkv.weight", 3 * width, width), w(f"{name}.qkv.bias", 3 * width),
        None, None, False, 0.0, w(f"{name}.out.weight", width, width), w(f"{name}.out.bias", width),
        training=True, need_weights=False, attn_mask=later)
    return out.transpose(0, 1)


def block(w, name, x, heads, hidden, causal=False):
    x = x + attention(w, f"{name}.attention", layer_norm(w, f"{name}.norm1", x), heads, causal)
    inner = F.gelu(linear(w, f"{name}.mlp.up", layer_norm(w, f"{name}.norm2", x), hidden))
    return x + linear(w, f"{name}.mlp.down", inner, x.shape[-1])


def image_encoder(w, name, images, form):
    """Patches after the final norm, and the pooled vector: the class token or the mean of the patches."""
    width, channels = form["width"], form["stem_channels"]
    x = images
    if channels:
        for i, out in enumerate(channels):
            x = conv(w, f"{name}.stem.stages.{i}.conv", x, out, 3, 2, 1, bias=False)
            x = F.relu(group_norm(w, f"{name}.stem.stages.{i}.norm", x, 8))
        x = conv(w, f"{name}.stem.projection", x, width, 1)
    else:
        x = conv(w, f"{name}.stem.projection", x, width, form["patch"], form["patch"])
    x = x.flatten(2).transpose(1, 2)
    has_class = form["pooling"] == "cls"
    if has_class:
        x = torch.cat([w(f"{name}.cls", 1, 1, width).expand(len(x), -1, -1), x], 1)
    x = x + w(f"{name}.positions", 1, x.shape[1], width, spread=0.3)
    for i in range(form["depth"]):
        x = block(w, f"{name}.transformer.blocks.{i}", x, form["heads"], round(width * form["mlp_ratio"]))
    x = layer_norm(w, f"{name}.norm", x)
    return (x[:, 1:], x[:, 0]) if has_class else (x, x.mean(1))


def text_encoder(w, name, tokens, form, vocabulary):
    width, causal = form["width"], form["pooling"] == "eot"
    x = F.embedding(tokens, w(f"{name}.tokens.weight", vocabulary, width, spread=0.5))
    x = x + w(f"{name}.positions", 1, tokens.shape[1], width, spread=0.3)
    for i in range(form["depth"]):
        x = block(w, f"{name}.transformer.blocks.{i}", x, form["heads"], round(width * form["mlp_ratio"]), causal)
    x = layer_norm(w, f"{name}.norm", x)
    if causal:
        return x[torch.arange(len(x)), tokens.argmax(1)]
    real = (tokens != 0).to(x).unsqueeze(2)
    return (x * real).sum(1) / real.sum(1)


def projector(w, name, x, hidden, out):
    """SLIP's MLP: Linear-BatchNorm-ReLU twice, Linear."""
    x = F.relu(batch_norm(w, f"{name}.first_norm", linear(w, f"{name}.first", x, hidden)))
    x = F.relu(batch_norm(w, f"{name}.second_norm", linear(w, f"{name}.second", x, hidden)))
    return linear(w, f"{name}.last", x, out)


# DINOv3

def rope_angles(grid, head, base):
    """docs/methods.md, eq. 27: angles of every patch, [grid², head/2], rows first, then columns."""
    centres = (torch.arange(grid, dtype=torch.float64) + 0.5) / grid * 2 - 1
    periods = base ** (2 * torch.arange(head // 4, dtype=torch.float64) / (head / 2))
    places = torch.stack(torch.meshgrid(centres, centres, indexing="ij"), -1).reshape(-1, 2)
    return (2 * math.pi * places[:, :, None] / periods).flatten(1)


def rotate(x, angles, prefix):
    """Turns the tokens behind the prefix: halves (a, b) to (a·cos − b·sin, b·cos + a·sin)."""
    still, moved = x[:, :, :prefix], x[:, :, prefix:]
    a, b = moved.chunk(2, -1)
    cos, sin = angles.cos(), angles.sin()
    return torch.cat([still, torch.cat([a * cos - b * sin, b * cos + a * sin], -1)], 2)


def dino_attention(w, name, x, heads, angles, prefix, mask_key_bias):
    batch, tokens, width = x.shape
    bias = w(f"{name}.qkv.bias", 3 * width)
    if mask_key_bias:
        bias = bias * torch.cat([torch.ones(width), torch.zeros(width), torch.ones(width)]).double()
    packed = F.linear(x, w(f"{name}.qkv.weight", 3 * width, width), bias)
    q, k, v = (p.reshape(batch, tokens, heads, -1).transpose(1, 2) for p in packed.split(width, -1))
    y = F.scaled_dot_product_attention(rotate(q, angles, prefix), rotate(k, angles, prefix), v)
    return linear(w, f"{name}.proj", y.transpose(1, 2).reshape(batch, tokens, width), width)


def feed_forward(w, name, x, form):
    width = x.shape[-1]
    hidden = int(width * form["mlp_ratio"])
    if form["feed_forward"] == "mlp":
        return linear(w, f"{name}.down", F.gelu(linear(w, f"{name}.up", x, hidden)), width)
    inner = math.ceil(hidden * 2 // 3 / form["align"]) * form["align"]
    gated = F.silu(linear(w, f"{name}.w1", x, inner)) * linear(w, f"{name}.w2", x, inner)
    return linear(w, f"{name}.w3", gated, width)


def dino_block(w, name, x, form, angles, prefix):
    width = x.shape[-1]

    def scaled(part, branch):
        if not form["layer_scale"]:
            return branch
        return branch * w(f"{name}.{part}.gamma", width, spread=0.2, mean=0.7)

    y = dino_attention(
        w, f"{name}.attn", layer_norm(w, f"{name}.norm1", x), form["heads"], angles, prefix, form["mask_key_bias"])
    x = x + scaled("ls1", y)
    return x + scaled("ls2", feed_forward(w, f"{name}.mlp", layer_norm(w, f"{name}.norm2", x), form))


def dino_encoder(w, name, images, form, hidden=None, local=False):
    """Patches and class token after the final norm.

    hidden: bool [images, patches], replaced by the mask token before the first block.
    local: the class token by the norm of local crops.
    """
    width, patch, registers = form["width"], form["patch"], form["registers"]
    mask_token = w(f"{name}.mask_token", 1, width, spread=0.5)
    x = conv(w, f"{name}.patch_embed.projection", images, width, patch, patch).flatten(2).transpose(1, 2)
    if hidden is not None:
        x = torch.where(hidden.unsqueeze(2), mask_token, x)
    grid = images.shape[-1] // patch
    tokens = [w(f"{name}.cls_token", 1, 1, width, spread=0.5).expand(len(x), -1, -1)]
    if registers:
        tokens.append(w(f"{name}.storage_tokens", 1, registers, width, spread=0.5).expand(len(x), -1, -1))
    x = torch.cat([*tokens, x], 1)
    angles = rope_angles(grid, width // form["heads"], form["base"])
    for i in range(form["depth"]):
        x = dino_block(w, f"{name}.blocks.{i}", x, form, angles, 1 + registers)
    own_norm = form["local_norm"] and form["locals"] > 0
    if own_norm:
        of_local = layer_norm(w, f"{name}.local_cls_norm", x[:, 0])
        if local:
            return None, of_local
    x = layer_norm(w, f"{name}.norm", x)
    return x[:, 1 + registers:], x[:, 0]


def dino_head(w, name, x, form):
    x = F.gelu(linear(w, f"{name}.mlp.0", x, form["hidden"]))
    x = F.gelu(linear(w, f"{name}.mlp.2", x, form["hidden"]))
    x = F.normalize(linear(w, f"{name}.mlp.4", x, form["bottleneck"]), dim=-1, eps=1e-12)
    return linear(w, f"{name}.last_layer", x, form["prototypes"], bias=False)


def resized(patches, to):
    """Bicubic, without antialiasing, on the grid."""
    grid = math.isqrt(patches.shape[1])
    if grid == to:
        return patches
    picture = patches.transpose(1, 2).unflatten(2, (grid, grid))
    picture = F.interpolate(picture, size=(to, to), mode="bicubic", align_corners=False, antialias=False)
    return picture.flatten(2).transpose(1, 2)


# DINORANKCLIP

def branch(w, name, x, width):
    x = F.gelu(linear(w, f"{name}.hidden", layer_norm(w, f"{name}.norm", x), width))
    return linear(w, f"{name}.out", x, width)


def residual_field(w, name, tokens, form, embed):
    """docs/methods.md, eq. 20."""
    batch, places, width = tokens.shape
    grid = math.isqrt(places)
    x = tokens.transpose(1, 2).unflatten(2, (grid, grid))
    if form["multi_scale"]:
        pools = [F.interpolate(F.adaptive_avg_pool2d(x, b), size=(grid, grid), mode="nearest") for b in form["bins"]]
        x = conv(w, f"{name}.mix", torch.cat([x, *pools], 1), width, 1)
    if form["channel_attention"]:
        inner = max(1, width // form["reduction"])

        def mlp(v):
            return linear(w, f"{name}.channel_attention.up",
                          F.relu(linear(w, f"{name}.channel_attention.down", v, inner)), width)

        x = x * torch.sigmoid(mlp(x.mean((2, 3))) + mlp(x.amax((2, 3))))[:, :, None, None]
    if form["spatial_attention"]:
        seen = torch.cat([x.amax(1, keepdim=True), x.mean(1, keepdim=True)], 1)
        kernel = form["kernel"]
        x = x * torch.sigmoid(conv(w, f"{name}.spatial_attention.conv", seen, 1, kernel, 1, kernel // 2, bias=False))
    x = x.flatten(2).transpose(1, 2)
    if form["refiner"] and form["rope"]:
        plain = dict(heads=form["heads"], mlp_ratio=form["mlp_ratio"], feed_forward="mlp", layer_scale=0,
                     mask_key_bias=True)
        x = dino_block(w, f"{name}.refiner.block", x, plain, rope_angles(grid, width // form["heads"], 100), 0)
    elif form["refiner"]:
        x = block(w, f"{name}.refiner", x, form["heads"], round(width * form["mlp_ratio"]))
    return linear(w, f"{name}.projection", x, embed)
