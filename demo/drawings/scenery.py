"""Things that stand in more than one picture: houses, trees, lamps, tables, cups."""

import math

from demo.drawings.canvas import (
    BRICK,
    CORAL,
    CREAM,
    DEEP_GOLD,
    DEEP_LEAF,
    DEEP_TEAL,
    DEEP_WOOD,
    GOLD,
    INK,
    LEAF,
    NAVY,
    PALE_GOLD,
    PALE_WOOD,
    PAPER,
    PLUM,
    SAGE,
    SAND,
    SKY,
    STONE,
    TEAL,
    TERRACOTTA,
    WOOD,
    Canvas,
    Colour,
    darker,
    lighter,
    mix,
)

WALLS = (TERRACOTTA, "#d9a05b", BRICK, "#7f9a92", "#c98b6b", "#8f5b4a", "#d8b27a", "#6f8796", CORAL)


def tree(c: Canvas, x: float, y: float, h: float, leaf: Colour = LEAF) -> None:
    """A round tree standing at (x, y)."""
    c.ellipse(x, y, h * 0.22, h * 0.03, "#2a1c18", 0.15)
    c.polygon(
        [(x - h * 0.035, y), (x - h * 0.02, y - h * 0.5), (x + h * 0.02, y - h * 0.5), (x + h * 0.035, y)],
        DEEP_WOOD,
    )
    for dx, dy, r in [
        (-0.16, -0.55, 0.2),
        (0.16, -0.56, 0.2),
        (0, -0.72, 0.26),
        (-0.1, -0.62, 0.2),
        (0.12, -0.66, 0.2),
    ]:
        c.circle(x + dx * h, y + dy * h, r * h, darker(leaf, 0.08))
    for dx, dy, r in [(-0.07, -0.75, 0.16), (0.06, -0.64, 0.13)]:
        c.circle(x + dx * h, y + dy * h, r * h, lighter(leaf, 0.14))


def poplar(c: Canvas, x: float, y: float, h: float, leaf: Colour = DEEP_LEAF) -> None:
    c.rect(x - h * 0.02, y - h * 0.25, h * 0.04, h * 0.25, DEEP_WOOD)
    c.blob(
        [
            (x, y - h),
            (x + h * 0.13, y - h * 0.55),
            (x + h * 0.1, y - h * 0.16),
            (x - h * 0.1, y - h * 0.16),
            (x - h * 0.13, y - h * 0.55),
        ],
        leaf,
    )
    c.blob(
        [
            (x - h * 0.02, y - h * 0.94),
            (x + h * 0.03, y - h * 0.5),
            (x - h * 0.04, y - h * 0.2),
            (x - h * 0.09, y - h * 0.5),
        ],
        lighter(leaf, 0.15),
    )


def bush(c: Canvas, x: float, y: float, w: float, leaf: Colour = SAGE) -> None:
    for dx, r in [(-0.34, 0.2), (0.34, 0.2), (-0.12, 0.28), (0.15, 0.26)]:
        c.circle(x + dx * w, y - r * w * 0.7, r * w, leaf)
    c.rect(x - w * 0.5, y - w * 0.14, w, w * 0.14, leaf, r=w * 0.06)


def cloud(c: Canvas, x: float, y: float, w: float, alpha: float = 0.85) -> None:
    for dx, dy, rx in [(-0.3, 0.02, 0.22), (0.02, -0.07, 0.28), (0.32, 0.02, 0.2)]:
        c.ellipse(x + dx * w, y + dy * w, rx * w, rx * w * 0.55, PAPER, alpha)
    c.rect(x - w * 0.5, y, w, w * 0.13, PAPER, alpha, r=w * 0.06)


def window(c: Canvas, x: float, y: float, w: float, h: float, glass: Colour = SKY, frame: Colour = PAPER) -> None:
    c.rect(x - 5, y - 5, w + 10, h + 10, frame, r=4)
    c.rect(x, y, w, h, glass, r=2)
    c.polygon(
        [
            (x + w * 0.1, y + h * 0.55),
            (x + w * 0.55, y + h * 0.1),
            (x + w * 0.75, y + h * 0.1),
            (x + w * 0.1, y + h * 0.75),
        ],
        lighter(glass, 0.4),
    )
    c.rect(x + w / 2 - 2, y, 4, h, frame)
    c.rect(x - 9, y + h + 4, w + 18, 7, darker(frame, 0.12), r=3)


def house(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    wall: Colour,
    gable: str = "step",
    glass: Colour = SKY,
    door: Colour = DEEP_TEAL,
) -> None:
    """A row house of three floors on the ground line y; the gable is stepped, a bell, a point or flat."""
    top = y - h
    trim = lighter(wall, 0.5)
    _gable(c, x, top, w, wall, gable, trim)
    c.rect(x, top, w, h, wall)
    c.rect(x, top, w * 0.06, h, darker(wall, 0.07))
    columns = 3 if w > 190 else 2
    cell = w / columns
    rows = max(2, round(h / 150))
    row_height = (h - 30) / rows
    for row in range(rows):
        for column in range(columns):
            if row == rows - 1 and column == columns - 1:
                continue
            window(
                c,
                x + column * cell + cell * 0.22,
                top + 24 + row * row_height,
                cell * 0.56,
                row_height * 0.52,
                glass,
                trim,
            )
    door_x = x + (columns - 1) * cell + cell * 0.18
    c.rect(door_x - 6, y - row_height * 0.86, cell * 0.64 + 12, row_height * 0.86, trim, r=5)
    c.rect(door_x, y - row_height * 0.8, cell * 0.64, row_height * 0.8, door, r=4)
    c.rect(door_x + cell * 0.14, y - row_height * 0.72, cell * 0.36, row_height * 0.22, glass, r=3)
    c.circle(door_x + cell * 0.54, y - row_height * 0.36, 4, GOLD)


def _gable(c: Canvas, x: float, top: float, w: float, wall: Colour, gable: str, trim: Colour) -> None:
    if gable == "step":
        for level in range(4):
            inset = w * 0.11 * (level + 1)
            c.rect(x + inset - 5, top - 34 * (level + 1) - 6, w - 2 * inset + 10, 12, trim)
            c.rect(x + inset, top - 34 * (level + 1), w - 2 * inset, 36, wall)
        window(c, x + w * 0.43, top - 84, w * 0.14, 44, SKY, trim)
    elif gable == "bell":
        c.blob(
            [
                (x, top + 4),
                (x + w * 0.14, top - 30),
                (x + w * 0.3, top - 84),
                (x + w * 0.5, top - 122),
                (x + w * 0.7, top - 84),
                (x + w * 0.86, top - 30),
                (x + w, top + 4),
                (x + w * 0.5, top + 14),
            ],
            trim,
        )
        c.blob(
            [
                (x + 12, top + 8),
                (x + w * 0.19, top - 26),
                (x + w * 0.34, top - 74),
                (x + w * 0.5, top - 106),
                (x + w * 0.66, top - 74),
                (x + w * 0.81, top - 26),
                (x + w - 12, top + 8),
                (x + w * 0.5, top + 18),
            ],
            wall,
        )
        c.circle(x + w / 2, top - 40, w * 0.08, trim)
        c.circle(x + w / 2, top - 40, w * 0.06, SKY)
    elif gable == "point":
        roof = mix(wall, "#4a3a3a", 0.62)
        c.polygon([(x - 14, top + 6), (x + w / 2, top - 130), (x + w + 14, top + 6)], roof)
        c.rect(x + w * 0.7, top - 120, w * 0.12, 80, BRICK)
        window(c, x + w * 0.42, top - 62, w * 0.16, 42, SKY, trim)
    else:
        c.rect(x - 8, top - 22, w + 16, 26, trim, r=4)


def street_lamp(c: Canvas, x: float, y: float, h: float) -> None:
    c.stroke([(x, y), (x, y - h)], NAVY, 9)
    c.polygon([(x - 20, y - h), (x + 20, y - h), (x + 14, y - h - 44), (x - 14, y - h - 44)], PALE_GOLD)
    c.polygon([(x - 20, y - h - 44), (x, y - h - 66), (x + 20, y - h - 44)], NAVY)


def bench(c: Canvas, x: float, y: float, w: float) -> None:
    for side in (0.1, 0.9):
        c.rect(x + w * side - 5, y - 46, 10, 46, INK)
    for level in (0, 1, 2):
        c.rect(x, y - 52 - level * 26, w, 15, PALE_WOOD if level else WOOD, r=5)


def bicycle(c: Canvas, x: float, y: float, s: float, colour: Colour) -> None:
    """A town bicycle facing right; (x, y) is where the back wheel stands, s its radius."""
    back, front = (x, y - s), (x + s * 2.75, y - s)
    for wheel in (back, front):
        c.ring(*wheel, s, s, INK, s * 0.11)
        c.ring(*wheel, s * 0.86, s * 0.86, STONE, s * 0.04)
        for spoke in range(6):
            angle = math.pi * spoke / 6
            c.stroke(
                [
                    (wheel[0] - s * 0.85 * math.cos(angle), wheel[1] - s * 0.85 * math.sin(angle)),
                    (wheel[0] + s * 0.85 * math.cos(angle), wheel[1] + s * 0.85 * math.sin(angle)),
                ],
                STONE,
                s * 0.02,
            )
    crank, saddle, head = (
        (x + s * 1.15, y - s * 0.9),
        (x + s * 0.85, y - s * 2.15),
        (x + s * 2.35, y - s * 2.2),
    )
    for line in (
        [back, crank],
        [crank, head],
        [back, saddle],
        [crank, saddle],
        [head, front],
        [saddle, (head[0] - s * 0.1, head[1] + s * 0.4)],
    ):
        c.stroke(line, colour, s * 0.13)
    c.stroke([head, (head[0] - s * 0.1, head[1] - s * 0.4), (head[0] - s * 0.45, head[1] - s * 0.5)], INK, s * 0.1)
    c.rect(saddle[0] - s * 0.3, saddle[1] - s * 0.14, s * 0.62, s * 0.18, INK, r=s * 0.08)
    c.circle(*crank, s * 0.16, INK)


def cup(c: Canvas, x: float, y: float, s: float, colour: Colour) -> None:
    c.ellipse(x, y, s * 1.15, s * 0.22, darker(colour, 0.2))
    c.ring(x + s * 0.72, y - s * 0.55, s * 0.34, s * 0.32, colour, s * 0.14)
    c.polygon(
        [(x - s * 0.72, y - s * 1.05), (x + s * 0.72, y - s * 1.05), (x + s * 0.55, y), (x - s * 0.55, y)],
        colour,
    )
    c.ellipse(x, y - s * 1.05, s * 0.72, s * 0.2, lighter(colour, 0.3))
    c.ellipse(x, y - s * 1.03, s * 0.6, s * 0.15, "#6d4630")


def steam(c: Canvas, x: float, y: float, h: float) -> None:
    for side in (-1, 1):
        c.stroke(
            [
                (x + side * h * 0.16, y),
                (x + side * h * 0.3, y - h * 0.35),
                (x + side * h * 0.05, y - h * 0.65),
                (x + side * h * 0.2, y - h),
            ],
            mix(CREAM, PAPER, 0.6),
            h * 0.06,
        )


def pendant(c: Canvas, x: float, y: float, w: float, colour: Colour) -> None:
    """A hanging lamp with its light."""
    c.glow(x, y + w * 0.3, w * 1.5, PALE_GOLD, 0.55)
    c.stroke([(x, 0), (x, y - w * 0.4)], INK, 4)
    c.blob(
        [
            (x - w * 0.5, y),
            (x - w * 0.35, y - w * 0.3),
            (x, y - w * 0.45),
            (x + w * 0.35, y - w * 0.3),
            (x + w * 0.5, y),
            (x, y + w * 0.05),
        ],
        colour,
    )
    c.ellipse(x, y, w * 0.48, w * 0.07, PALE_GOLD)


def bunting(c: Canvas, y: float, sag: float, start: float = -20, end: float = 1520, flags: int = 18) -> None:
    colours = (GOLD, TERRACOTTA, TEAL, CREAM, PLUM)
    points = []
    for step in range(flags + 1):
        share = step / flags
        points.append((start + (end - start) * share, y + sag * 4 * share * (1 - share)))
    c.stroke(points, NAVY, 3)
    for step in range(flags):
        (x1, y1), (x2, y2) = points[step], points[step + 1]
        c.polygon([(x1 + 6, y1), (x2 - 6, y2), ((x1 + x2) / 2, (y1 + y2) / 2 + 48)], colours[step % 5])


def books(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A row of books on a shelf at y."""
    colours = (TERRACOTTA, TEAL, GOLD, NAVY, SAGE, PLUM, CREAM, CORAL, DEEP_GOLD)
    at = x
    while at < x + w - 14:
        width = min(c.random.uniform(14, 32), x + w - at)
        tall = h * c.random.uniform(0.66, 0.95)
        colour = c.random.choice(colours)
        c.rect(at, y - tall, width - 2, tall, colour, r=2)
        if width > 20:
            c.rect(at + 4, y - tall * 0.82, width - 10, 6, lighter(colour, 0.4))
        at += width


def potted_plant(c: Canvas, x: float, y: float, h: float) -> None:
    for dx, lean in [(-0.3, -0.42), (-0.12, -0.16), (0.1, 0.14), (0.28, 0.4), (0, 0)]:
        tip = (x + lean * h, y - h * (0.98 - abs(lean) * 0.6))
        base = (x + dx * h * 0.2, y - h * 0.3)
        c.blob(
            [
                base,
                ((base[0] + tip[0]) / 2 - h * 0.1, (base[1] + tip[1]) / 2),
                tip,
                ((base[0] + tip[0]) / 2 + h * 0.1, (base[1] + tip[1]) / 2),
            ],
            LEAF if dx < 0.1 else DEEP_LEAF,
        )
    c.polygon(
        [(x - h * 0.2, y - h * 0.34), (x + h * 0.2, y - h * 0.34), (x + h * 0.15, y), (x - h * 0.15, y)],
        TERRACOTTA,
    )
    c.rect(x - h * 0.23, y - h * 0.38, h * 0.46, h * 0.09, lighter(TERRACOTTA, 0.15), r=4)


def sunflower(c: Canvas, x: float, y: float, h: float) -> None:
    c.stroke([(x, y), (x + h * 0.04, y - h * 0.5), (x, y - h)], DEEP_LEAF, h * 0.035)
    for side, up in ((-1, 0.35), (1, 0.5)):
        c.blob(
            [
                (x, y - h * up),
                (x + side * h * 0.12, y - h * (up + 0.12)),
                (x + side * h * 0.26, y - h * (up + 0.06)),
                (x + side * h * 0.12, y - h * (up - 0.03)),
            ],
            LEAF,
        )
    r = h * 0.13
    for step in range(12):
        angle = math.pi * step / 6
        c.ellipse(x + r * 1.05 * math.cos(angle), y - h + r * 1.05 * math.sin(angle), r * 0.45, r * 0.45, GOLD)
    c.circle(x, y - h, r * 0.85, DEEP_WOOD)


def table(c: Canvas, x: float, y: float, w: float, h: float, colour: Colour = WOOD) -> None:
    """A table seen from the front: a top with a little depth, and the floor's shadow."""
    c.polygon([(x + w * 0.04, y), (x + w * 0.96, y), (x + w, y + h), (x, y + h)], lighter(colour, 0.15))
    c.rect(x, y + h, w, 26, darker(colour, 0.12), r=6)


def floor(c: Canvas, y: float, colour: Colour) -> None:
    c.rect(0, y, c.width, c.height - y, colour)
    for step in range(7):
        c.rect(0, y + 10 + step * step * 9, c.width, 3, darker(colour, 0.08))


def cobbles(c: Canvas, y: float, colour: Colour = SAND) -> None:
    """A paved square: rows of stones that grow towards the viewer."""
    c.rect(0, y, c.width, c.height - y, colour)
    row, at = 0, y
    while at < c.height:
        tall = 16 + row * 5
        wide = 50 + row * 14
        shift = (row % 2) * wide / 2
        for column in range(-1, int(c.width / wide) + 2):
            if c.random.random() < 0.45:
                c.rect(
                    column * wide + shift,
                    at,
                    wide - 5,
                    tall - 4,
                    mix(colour, WOOD, c.random.uniform(0.05, 0.16)),
                    r=5,
                )
        at += tall
        row += 1


def speech(c: Canvas, x: float, y: float, w: float, h: float, fill: Colour, tail: float) -> None:
    """A speech balloon; `tail` is where its point ends, left or right of the middle."""
    c.polygon([(x + w / 2 - 18, y + h - 4), (x + w / 2 + 22, y + h - 4), (x + w / 2 + tail, y + h + 42)], fill)
    c.rect(x, y, w, h, fill, r=h * 0.35)
