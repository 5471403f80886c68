"""Weights by name, made when a network first asks for them: the networks of this program say what there is."""
import contextlib, math, zlib
import numpy, torch


def draw(name, shape, scale=1.0, decimals=2):
    """Numbers that follow from the name alone, short in decimal."""
    generator = numpy.random.default_rng(zlib.crc32(name.encode()))
    values = generator.standard_normal(tuple(shape)) * scale
    return torch.tensor(numpy.round(values, decimals) + 0.0, dtype=torch.float64)


class Weights:
    def __init__(self, given=None):
        self.values = {}
        self.given = given or {}
        self.frozen = set()
        self.buffers = set()
        self.copies = {}
        self._read = None

    def __call__(self, name, *shape, spread=None, mean=0.0):
        """The weight of a name. Spread: of its first values; by default one over the root of the last axes."""
        if name not in self.values:
            self._make(name, shape, spread, mean)
        if self._read is not None and name in self._read:
            return self._read[name]
        return self.values[name]

    def _make(self, name, shape, spread, mean):
        if name in self.given:
            value = torch.as_tensor(self.given[name], dtype=torch.float64).reshape(shape).clone()
        else:
            fan = math.prod(shape[1:]) if len(shape) > 1 else 100
            value = torch.round(mean + draw(name, shape, spread or 1 / math.sqrt(fan)), decimals=2) + 0.0
        self.values[name] = value

    def buffer(self, name, *shape):
        self.buffers.add(name)
        return self(name, *shape)

    def freeze(self, prefix):
        self.frozen.add(prefix)

    def trained(self):
        return [n for n in self.values if n not in self.buffers and not any(n.startswith(f) for f in self.frozen)]

    def copy(self, name, factor, prefix=""):
        """A second set of the trained weights, the first ones times a factor."""
        self.copies[name] = {n: self.values[n].detach() * factor for n in self.trained() if n.startswith(prefix)}

    @contextlib.contextmanager
    def reading(self, copy):
        """Within it a copy stands for the weights, and nothing has a gradient."""
        before, self._read = self._read, self.copies.get(copy)
        try:
            with torch.no_grad():
                yield
        finally:
            self._read = before
