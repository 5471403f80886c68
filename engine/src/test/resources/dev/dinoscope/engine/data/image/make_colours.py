"""Makes colours.safetensors: changes of colour and sharpness by torchvision, on float images."""

import numpy as np
import torch
from safetensors.numpy import save_file
from torchvision.transforms import functional as F

rng = np.random.default_rng(7)
x = rng.random((3, 12, 12), dtype=np.float32)
x[:, 0, :4] = x[0, 0, :4]  # greys
x[:, 1, :3] = np.eye(3, dtype=np.float32)  # pure colours
x[:, 2, 0] = 0
x[:, 2, 1] = 1
x = torch.tensor(x)
out = {"source": x, "grayscale:0": F.rgb_to_grayscale(x, 3), "solarize:0": F.solarize(x, 128 / 255)}
for factor in (0.6, 1.4):
    out[f"brightness:{factor}"] = F.adjust_brightness(x, factor)
    out[f"contrast:{factor}"] = F.adjust_contrast(x, factor)
    out[f"saturation:{factor}"] = F.adjust_saturation(x, factor)
for turns in (-0.1, 0.07, 0.5):
    out[f"hue:{turns}"] = F.adjust_hue(x, turns)
for sigma in (0.1, 0.7, 2.0):
    out[f"blur:{sigma}"] = F.gaussian_blur(x, 9, sigma)
save_file({name: np.ascontiguousarray(value.numpy()) for name, value in out.items()}, "colours.safetensors")
