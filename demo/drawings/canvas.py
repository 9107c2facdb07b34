"""A sheet of paper with soft shapes: drawn twice as large as asked and reduced, so that edges are smooth.

Coordinates are units: a landscape sheet is 1500 by 1000 units and becomes 3000 by 2000 pixels at scale 1.
"""

import math
import random
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFont

Point = tuple[float, float]
Colour = str

PIXELS_PER_UNIT = 2
SUPERSAMPLING = 2

# The palette: warm paper and brick, water and leaves, one gold accent in every picture.
CREAM, PAPER, SAND = "#fbf3e4", "#fffaf0", "#ecd9b8"
GOLD, DEEP_GOLD, PALE_GOLD = "#eab54a", "#d1902a", "#f7dd9a"
BRICK, TERRACOTTA, CORAL, PINK = "#a5493c", "#c8603f", "#e58a6a", "#eebbae"
TEAL, DEEP_TEAL, MINT = "#3b8286", "#235a5f", "#b9d9cf"
SKY, PALE_SKY, BLUE, NAVY, NIGHT = "#cfe6ee", "#e8f3f4", "#4d7ea8", "#2b4162", "#1c2742"
LEAF, DEEP_LEAF, SAGE, GRASS = "#6d9a5b", "#47743f", "#a5bf94", "#9cbf78"
WOOD, DEEP_WOOD, PALE_WOOD = "#b9824f", "#8a5a33", "#dcb483"
PLUM, LILAC, INK, STONE, MIST = "#7a4b6e", "#c3a6c9", "#33302e", "#b8b2a6", "#ddd8cc"


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two others; `share` is how much of the second."""
    pairs = zip(_rgb(first), _rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(colour: Colour, share: float = 0.15) -> Colour:
    return mix(colour, "#2a1c18", share)


def lighter(colour: Colour, share: float = 0.2) -> Colour:
    return mix(colour, "#fffdf6", share)


def _rgb(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def smooth(points: list[Point], closed: bool = True, steps: int = 10) -> list[Point]:
    """A Catmull-Rom curve through the points, as a list of short straight pieces."""
    count = len(points)
    if count < 3:
        return points
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        before, start, end, after = (
            points[(index + offset) % count] if closed else points[min(max(index + offset, 0), count - 1)]
            for offset in (-1, 0, 1, 2)
        )
        curve.extend(_catmull_rom(before, start, end, after, step / steps) for step in range(steps))
    return curve if closed else [*curve, points[-1]]


def _catmull_rom(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def along(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return along(a[0], b[0], c[0], d[0]), along(a[1], b[1], c[1], d[1])


class Canvas:
    """One drawing in progress. Shapes take units and a colour; `alpha` below 1 lets paper shine through."""

    def __init__(self, width: int, height: int, *, scale: float = 1.0, background: Colour = CREAM, seed: int = 1):
        self.width, self.height = width, height
        self.size = (round(width * PIXELS_PER_UNIT * scale), round(height * PIXELS_PER_UNIT * scale))
        self.unit = PIXELS_PER_UNIT * scale * SUPERSAMPLING
        self.image = Image.new("RGB", (self.size[0] * SUPERSAMPLING, self.size[1] * SUPERSAMPLING), background)
        self.random = random.Random(seed)
        self._solid = ImageDraw.Draw(self.image)
        self._glass = ImageDraw.Draw(self.image, "RGBA")

    # -- shapes ----------------------------------------------------------------------------------------

    def polygon(self, points: list[Point], fill: Colour, alpha: float = 1.0) -> None:
        pen, ink = self._pen(fill, alpha)
        pen.polygon([self._px(p) for p in points], fill=ink)

    def blob(self, points: list[Point], fill: Colour, alpha: float = 1.0) -> None:
        """A closed, flowing shape through the points."""
        self.polygon(smooth(points), fill, alpha)

    def rect(self, x: float, y: float, w: float, h: float, fill: Colour, alpha: float = 1.0, r: float = 0) -> None:
        pen, ink = self._pen(fill, alpha)
        box = [*self._px((x, y)), *self._px((x + w, y + h))]
        if r:
            pen.rounded_rectangle(box, radius=r * self.unit, fill=ink)
        else:
            pen.rectangle(box, fill=ink)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour, alpha: float = 1.0) -> None:
        pen, ink = self._pen(fill, alpha)
        pen.ellipse([*self._px((x - rx, y - ry)), *self._px((x + rx, y + ry))], fill=ink)

    def circle(self, x: float, y: float, r: float, fill: Colour, alpha: float = 1.0) -> None:
        self.ellipse(x, y, r, r, fill, alpha)

    def ring(self, x: float, y: float, rx: float, ry: float, fill: Colour, width: float) -> None:
        box = [*self._px((x - rx, y - ry)), *self._px((x + rx, y + ry))]
        self._solid.ellipse(box, outline=fill, width=max(1, round(width * self.unit)))

    def arc(
        self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: Colour, width: float
    ) -> None:
        """A round-ended stroke along an ellipse; degrees run clockwise from three o'clock."""
        steps = max(6, round(abs(end - start) / 8))
        angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
        self.stroke([(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles], fill, width, curved=False)

    def pie(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: Colour) -> None:
        box = [*self._px((x - rx, y - ry)), *self._px((x + rx, y + ry))]
        self._solid.pieslice(box, start, end, fill=fill)

    def stroke(self, points: list[Point], fill: Colour, width: float, *, curved: bool = True) -> None:
        """A thick line with round ends, flowing through the points when there are more than two."""
        line = smooth(points, closed=False) if curved else points
        pixels = [self._px(p) for p in line]
        thick = max(1, round(width * self.unit))
        self._solid.line(pixels, fill=fill, width=thick, joint="curve")
        if thick > 2:
            # Pillow leaves hairline cracks in the bends of a wide line; a disc on every joint fills them.
            radius = thick / 2
            for px, py in pixels if thick > 10 else (pixels[0], pixels[-1]):
                self._solid.ellipse([px - radius, py - radius, px + radius, py + radius], fill=fill)

    def gradient(self, top: Colour, bottom: Colour, y: float = 0, h: float | None = None) -> None:
        """A band of colour over the whole width that flows from one tint into the other."""
        height = self.height - y if h is None else h
        band = Image.new("RGB", (1, 64))
        band.putdata([_rgb(mix(top, bottom, step / 63)) for step in range(64)])
        size = (self.image.width, max(1, round(height * self.unit)))
        self.image.paste(band.resize(size, Image.Resampling.BILINEAR), (0, round(y * self.unit)))

    def glow(self, x: float, y: float, r: float, fill: Colour, strength: float = 0.5) -> None:
        """Light around a lamp: many thin discs."""
        for step in range(8):
            self.circle(x, y, r * (1 - step / 8), fill, strength / 8)

    def text(self, x: float, y: float, words: str, size: float, fill: Colour) -> None:
        """A word on a sign, centred; Pillow's own font, so that no system font is needed."""
        font = ImageFont.load_default(size=max(6, size * self.unit))
        self._solid.text(self._px((x, y)), words, font=font, fill=fill, anchor="mm")

    # -- the result -------------------------------------------------------------------------------------

    def finished(self) -> Image.Image:
        """The sheet at its asked size, with a little grain of paper."""
        small = self.image.reduce(SUPERSAMPLING)
        return ImageChops.soft_light(small, _grain(small.size))

    def jpeg(self) -> bytes:
        """A print-size sRGB JPEG."""
        stream = BytesIO()
        self.finished().save(stream, "JPEG", quality=88, dpi=(300, 300), subsampling="4:2:0")
        return stream.getvalue()

    def _pen(self, fill: Colour, alpha: float) -> tuple[ImageDraw.ImageDraw, Colour | tuple[int, ...]]:
        return (self._solid, fill) if alpha >= 1 else (self._glass, (*_rgb(fill), round(255 * alpha)))

    def _px(self, point: Point) -> Point:
        return point[0] * self.unit, point[1] * self.unit


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int]) -> Image.Image:
    """Fine, even noise around middle grey, the same every time."""
    side = 256
    noise = Image.frombytes("L", (side, side), random.Random(7).randbytes(side * side))
    noise = noise.point([round(128 + (level - 128) * 0.12) for level in range(256)])
    sheet = Image.new("L", size)
    for x in range(0, size[0], side):
        for y in range(0, size[1], side):
            sheet.paste(noise, (x, y))
    return Image.merge("RGB", (sheet, sheet, sheet))
