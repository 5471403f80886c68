"""The Python side of `dinoscope bench loader FOLDER`: read, decode, random resized crop, flip, normalise with Pillow and
PyTorch, as torchvision's transforms do them, on one thread; with locals=8 DINO's crops and distortions with torchvision
itself: python bench/peer_loader.py FOLDER [size=224 scale_min=0.9 locals=0 gram=0 rounds=5 warmup=2]. Processor time.
Prints one JSON line."""
import json, math, pathlib, random, statistics, sys, time
import numpy as np
import torch
from PIL import Image

torch.set_num_threads(1)
folder = pathlib.Path(sys.argv[1])
keys = dict(size=224, scale_min=0.9, locals=0, gram=0, rounds=5, warmup=2)
for argument in sys.argv[2:]:
    key, value = argument.split("=")
    keys[key] = type(keys[key])(value)
size, rounds = keys["size"], keys["rounds"]
files = sorted(folder.glob("*.jpg"))
mean = torch.tensor([0.48145467, 0.4578275, 0.40821072]).view(3, 1, 1)
deviation = torch.tensor([0.26862955, 0.2613026, 0.2757771]).view(3, 1, 1)
batch = torch.empty(64, 3, size, size)


def crop(width, height):
    for _ in range(10):
        area = width * height * random.uniform(keys["scale_min"], 1)
        ratio = math.exp(random.uniform(math.log(3 / 4), math.log(4 / 3)))
        w, h = round(math.sqrt(area * ratio)), round(math.sqrt(area / ratio))
        if 0 < w <= width and 0 < h <= height:
            left, top = random.randint(0, width - w), random.randint(0, height - h)
            return left, top, left + w, top + h
    return 0, 0, width, height


def one(file, into):
    with open(file, "rb") as stream:
        image = Image.open(stream).convert("RGB")
    image = image.crop(crop(*image.size)).resize((size, size), Image.BILINEAR)
    if random.random() < 0.5:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    pixels = torch.from_numpy(np.array(image, copy=True)).permute(2, 0, 1).contiguous()
    into.copy_(pixels.to(torch.float32).div(255).sub_(mean).div_(deviation))


def dino():
    """Crops of one image, as DINOv3's recipe makes them from PIL images."""
    from torchvision import transforms as T

    bicubic = T.InterpolationMode.BICUBIC
    flip = T.RandomHorizontalFlip()
    colours = [T.RandomApply([T.ColorJitter(0.4, 0.4, 0.2, 0.1)], p=0.8), T.RandomGrayscale(0.2)]
    blur = T.GaussianBlur(9, (0.1, 2.0))
    normal = [T.ToTensor(), T.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))]
    largest = max(size, keys["gram"])
    part = T.Compose([T.RandomResizedCrop(largest, (0.32, 1), interpolation=bicubic), flip])
    shrink = [T.Resize(size, bicubic)] if largest > size else []
    first = T.Compose(shrink + colours + [blur] + normal)
    second = T.Compose(shrink + colours + [T.RandomApply([blur], 0.1), T.RandomSolarize(128, 0.2)] + normal)
    local = T.Compose([T.RandomResizedCrop(96, (0.05, 0.32), interpolation=bicubic), flip] + colours
                      + [T.RandomApply([blur], 0.5)] + normal)
    plain = T.Compose(normal)

    def crops(file, _):
        with open(file, "rb") as stream:
            image = Image.open(stream).convert("RGB")
        parts = part(image), part(image)
        made = [first(parts[0]), second(parts[1])] + [local(image) for _ in range(keys["locals"])]
        return made + [plain(one) for one in parts if keys["gram"]]

    return crops


make = dino() if keys["locals"] else one
rates = []
for turn in range(-keys["warmup"], rounds):
    before = time.process_time()
    for i, file in enumerate(files):
        make(file, batch[i % 64])
    if turn >= 0:
        rates.append(len(files) / (time.process_time() - before))
print(json.dumps({"images_per_second": round(statistics.median(rates), 1), "images": len(files), "size": size}))
