"""Writes small image files of every kind and what Pillow sees in them: python make_golden.py (Pillow, numpy, safetensors)."""
import io, struct, zlib, pathlib
import numpy as np
from PIL import Image, ImageOps
from safetensors.numpy import save_file

here = pathlib.Path(__file__).parent
H, W = 14, 20
y, x = np.mgrid[0:H, 0:W]
rgb = np.stack([x * 12, y * 17, 255 - (x + y) * 7], -1).clip(0, 255).astype(np.uint8)
rgb[2:6, 3:9] = (250, 30, 20)
colour = Image.fromarray(rgb)
alpha = ((x * 13) % 256).astype(np.uint8)
rgba = Image.fromarray(np.dstack([rgb, alpha]), "RGBA")
wide = (rgb.astype(np.uint16) * 257) ^ 0x35
expected = {}


def png16(samples, kind):
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples.reshape(H, -1))
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    header = struct.pack(">IIBBBBB", W, H, 16, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def over_white(image):
    if "A" in image.mode or "transparency" in image.info:
        image = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return image.convert("RGB")


def put(name, data, pixels=None):
    (here / name).write_bytes(data)
    if pixels is None:
        image = Image.open(io.BytesIO(data))
        pixels = np.asarray(over_white(ImageOps.exif_transpose(image)))
    expected[name] = np.ascontiguousarray(pixels, dtype=np.uint8)


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


put("colour.jpg", saved(colour, "JPEG", quality=92))
put("full_chroma.jpg", saved(colour, "JPEG", quality=92, subsampling=0))
put("progressive.jpg", saved(colour, "JPEG", quality=90, progressive=True))
put("grey.jpg", saved(colour.convert("L"), "JPEG", quality=90))
cmyk = saved(colour.convert("CMYK"), "JPEG", quality=95)
put("cmyk.jpg", cmyk)
adobe = cmyk.index(b"Adobe") + 11
put("ycck.jpg", cmyk[:adobe] + b"\2" + cmyk[adobe + 1:])
for turn in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = turn
    put(f"turned_{turn}.jpg", saved(colour, "JPEG", quality=95, subsampling=0, exif=exif))
exif[0x0112] = 6
put("turned.png", saved(colour, "PNG", exif=exif))
put("turned.webp", saved(colour, "WEBP", lossless=True, exif=exif))
put("colour.png", saved(colour, "PNG"))
put("alpha.png", saved(rgba, "PNG"))
put("grey.png", saved(colour.convert("L"), "PNG"))
put("grey_alpha.png", saved(rgba.convert("LA"), "PNG"))
put("palette.png", saved(colour.quantize(16), "PNG"))
put("palette_alpha.png", saved(colour.quantize(16), "PNG", transparency=3))
put("black_white.png", saved(colour.convert("1"), "PNG"))
put("colour16.png", png16(wide, 2), np.round(wide / 257))
put("grey16.png", png16(wide[..., 0], 0), np.repeat(np.round(wide[..., :1] / 257), 3, -1))
put("lossy.webp", saved(colour, "WEBP", quality=90))
put("lossless.webp", saved(colour, "WEBP", lossless=True))
put("alpha.webp", saved(rgba, "WEBP", lossless=True, exact=True))
put("colour.gif", saved(colour, "GIF"))
put("transparent.gif", saved(rgba, "GIF"))
frames = [colour, ImageOps.invert(colour)]
put("animated.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
put("animated.webp", saved(frames[0], "WEBP", lossless=True, save_all=True, append_images=frames[1:], duration=40))
put("colour.bmp", saved(colour, "BMP"))
put("palette.bmp", saved(colour.quantize(16), "BMP"))
put("jpeg_called.png", saved(colour, "JPEG", quality=92))
save_file(expected, here / "expected.safetensors")

# Not compared as a whole: OrientationTest puts its pixels into files that say that they lie on their side.
side = Image.new("RGB", (40, 60), (0, 0, 255))
side.paste((255, 0, 0), (0, 40, 40, 60))
side.save(here / "on_its_side.webp", lossless=True)
