"""Writes what Pillow's antialiased resize makes of boxes of a small image: python make_resize.py (Pillow, numpy, safetensors)."""
import pathlib
import numpy as np
from PIL import Image
from safetensors.numpy import save_file

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(5)
image = Image.fromarray(rng.integers(0, 256, (11, 14, 3), dtype=np.uint8)).resize((53, 41), Image.BICUBIC)
BOXES = [(16, (0, 0, 53, 41)), (7, (3.5, 1.25, 50.5, 39)), (24, (10, 8, 31, 27)), (64, (0, 0, 53, 41)), (5, (20, 0, 30, 41))]
for file, kind in [("resize", Image.BILINEAR), ("resize_bicubic", Image.BICUBIC)]:
    tensors = {"source": np.asarray(image)}
    for side, box in BOXES:
        name = "%d:%s" % (side, ",".join(str(float(edge)) for edge in box))
        tensors[name] = np.asarray(image.resize((side, side), kind, box=box))
    save_file(tensors, here / (file + ".safetensors"))
