"""People: one way of drawing a head for everybody, and each with a look of their own."""

import math
from dataclasses import dataclass, replace

from demo.drawings.canvas import (
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    DEEP_GOLD,
    DEEP_LEAF,
    DEEP_TEAL,
    GOLD,
    INK,
    LILAC,
    NAVY,
    PLUM,
    SAGE,
    TEAL,
    TERRACOTTA,
    Canvas,
    Colour,
    Point,
    darker,
    lighter,
    mix,
    smooth,
)

FAIR, ROSY, OLIVE, TAN, BROWN, DEEP = "#f3cdb0", "#eebf9f", "#d9a679", "#c58c5f", "#96623f", "#6b4430"
BLACK, CHESTNUT, AUBURN, BLOND, GREY, SILVER = (
    "#2a2322",
    "#5b3a29",
    "#93502c",
    "#d9ab5c",
    "#9b948c",
    "#d8d3cb",
)


@dataclass(frozen=True)
class Look:
    """What makes somebody recognisable in a drawing."""

    skin: Colour
    hair: Colour
    # short, side, bob, long, bun, afro, curly, bald, ponytail, scarf, cap, beanie, locs, fringe or quiff
    style: str
    top: Colour
    bottom: Colour = NAVY
    glasses: bool = False
    beard: bool = False
    earrings: bool = False
    older: bool = False
    apron: Colour = ""
    collar: str = "round"  # round, shirt, jacket, hoodie, turtleneck
    wrap: Colour = ""  # colour of a headscarf, cap or beanie
    skirt: bool = False


# Passers-by, to people the scenes with; `look(7)` always gives the same person.
CROWD = [
    Look(FAIR, BLOND, "bob", TEAL, NAVY),
    Look(BROWN, BLACK, "short", GOLD, NAVY, beard=True),
    Look(OLIVE, BLACK, "scarf", PLUM, INK, wrap=CORAL, skirt=True),
    Look(ROSY, SILVER, "bald", DEEP_LEAF, "#6b5844", glasses=True, older=True),
    Look(DEEP, BLACK, "afro", TERRACOTTA, BLUE),
    Look(TAN, CHESTNUT, "long", "#e9d8a6", BRICK, skirt=True),
    Look(ROSY, SILVER, "bun", LILAC, PLUM, glasses=True, older=True, skirt=True),
    Look(FAIR, AUBURN, "curly", BLUE, INK),
    Look(BROWN, BLACK, "locs", SAGE, NAVY),
    Look(TAN, BLACK, "quiff", CORAL, INK),
    Look(FAIR, CHESTNUT, "cap", BRICK, NAVY, wrap=NAVY),
    Look(DEEP, GREY, "short", DEEP_TEAL, INK, older=True, glasses=True),
    Look(OLIVE, BLACK, "ponytail", GOLD, DEEP_TEAL),
    Look(ROSY, GREY, "side", NAVY, "#6b5844", older=True),
]


def look(number: int, **changes: object) -> Look:
    return replace(CROWD[number % len(CROWD)], **changes)


def _skull(x: float, y: float, r: float, grow: float = 1.0) -> list[Point]:
    """The outline of a face: round above, a little narrower at the chin."""
    points = []
    for step in range(28):
        angle = 2 * math.pi * step / 28
        chin = max(0.0, math.sin(angle))
        points.append(
            (
                x + r * grow * math.cos(angle) * (1 - 0.17 * chin**2),
                y + r * 1.16 * grow * math.sin(angle),
            )
        )
    return points


def _hairline(x: float, y: float, r: float, line: list[Point], grow: float = 1.1) -> list[Point]:
    """Hair over the top of the head: the upper outline, closed by a hairline given in head widths."""
    top = [
        (x + r * grow * math.cos(a), y + r * 1.18 * grow * math.sin(a))
        for a in (math.radians(d) for d in range(184, 357, 8))
    ]
    return top + [(x + dx * r, y + dy * r) for dx, dy in line]


def hair_behind(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    """What hangs or stands behind the head; drawn before the body."""
    dark = darker(who.hair, 0.12)
    if who.style == "long":
        c.blob(
            [
                (x - r * 1.1, y - r * 0.5),
                (x, y - r * 1.4),
                (x + r * 1.1, y - r * 0.5),
                (x + r * 1.3, y + r * 0.9),
                (x + r * 1.25, y + r * 2.0),
                (x + r * 0.4, y + r * 2.2),
                (x - r * 0.4, y + r * 2.2),
                (x - r * 1.25, y + r * 2.0),
                (x - r * 1.3, y + r * 0.9),
            ],
            dark,
        )
    elif who.style in ("bob", "fringe"):
        c.blob(
            [
                (x - r * 1.12, y - r * 0.5),
                (x, y - r * 1.38),
                (x + r * 1.12, y - r * 0.5),
                (x + r * 1.3, y + r * 0.5),
                (x + r * 1.1, y + r * 1.15),
                (x, y + r * 1.2),
                (x - r * 1.1, y + r * 1.15),
                (x - r * 1.3, y + r * 0.5),
            ],
            dark,
        )
    elif who.style == "afro":
        for step in range(15):
            angle = math.radians(150 + step * 240 / 14)
            c.circle(x + r * 1.12 * math.cos(angle), y - r * 0.25 + r * 1.12 * math.sin(angle), r * 0.62, who.hair)
        c.circle(x, y - r * 0.35, r * 1.25, who.hair)
    elif who.style == "curly":
        for step in range(17):
            angle = math.radians(140 + step * 260 / 16)
            c.circle(x + r * 1.08 * math.cos(angle), y - r * 0.1 + r * 1.18 * math.sin(angle), r * 0.36, dark)
    elif who.style == "bun":
        c.circle(x, y - r * 1.42, r * 0.5, dark)
    elif who.style == "ponytail":
        c.blob(
            [
                (x + r * 0.6, y - r * 1.1),
                (x + r * 1.5, y - r * 0.9),
                (x + r * 1.75, y + r * 0.2),
                (x + r * 1.45, y + r * 1.3),
                (x + r * 1.2, y + r * 0.3),
            ],
            dark,
        )
    elif who.style == "locs":
        for step in range(11):
            dx = (step - 5) / 5 * 1.15
            c.stroke(
                [(x + dx * r * 0.8, y - r * 0.6), (x + dx * r * 1.1, y + r * (1.5 - abs(dx) * 0.3))],
                who.hair,
                r * 0.27,
            )
    elif who.style == "scarf":
        c.blob(
            [
                (x - r * 1.2, y - r * 0.4),
                (x, y - r * 1.42),
                (x + r * 1.2, y - r * 0.4),
                (x + r * 1.25, y + r * 0.8),
                (x + r * 1.15, y + r * 1.7),
                (x, y + r * 1.9),
                (x - r * 1.15, y + r * 1.7),
                (x - r * 1.25, y + r * 0.8),
            ],
            darker(who.wrap, 0.1),
        )


def head(c: Canvas, x: float, y: float, r: float, who: Look, *, gaze: float = 0.0) -> None:
    """A face with its hair; `gaze` from -1 (left) to 1 (right) turns the eyes."""
    shade = darker(who.skin, 0.12)
    if who.style != "scarf":
        for side in (-1, 1):
            c.ellipse(x + side * r * 0.99, y + r * 0.1, r * 0.19, r * 0.27, shade)
    c.polygon(_skull(x, y, r), who.skin)
    _features(c, x, y, r, who, gaze)
    _hair_front(c, x, y, r, who)
    if who.glasses:
        _glasses(c, x + gaze * r * 0.12, y, r, who)
    if who.earrings:
        for side in (-1, 1):
            c.circle(x + side * r * 1.0, y + r * 0.46, r * 0.11, GOLD)


def _features(c: Canvas, x: float, y: float, r: float, who: Look, gaze: float) -> None:
    turn = gaze * r * 0.14
    ink = "#2b211f"
    blush = mix(who.skin, "#d2513f", 0.32)
    for side in (-1, 1):
        c.ellipse(x + side * r * 0.56 + turn, y + r * 0.36, r * 0.2, r * 0.13, blush, 0.55)
    if who.beard:
        _beard(c, x, y, r, who)
    for side in (-1, 1):
        eye = x + side * r * 0.39 + turn
        c.ellipse(eye, y + r * 0.0, r * 0.115, r * 0.145, ink)
        c.circle(eye + r * 0.04, y - r * 0.05, r * 0.04, "#ffffff")
        brow = darker(who.hair, 0.25) if who.style not in ("scarf",) else "#3a2c28"
        c.arc(eye, y - r * 0.16, r * 0.23, r * 0.17, 208, 332, brow, r * 0.085)
        if who.older:
            c.arc(eye, y + r * 0.1, r * 0.2, r * 0.13, 40, 140, darker(who.skin, 0.2), r * 0.035)
    c.arc(x + turn * 1.3, y + r * 0.18, r * 0.14, r * 0.15, 20, 160, darker(who.skin, 0.28), r * 0.075)
    c.arc(x + turn, y + r * 0.42, r * 0.33, r * 0.24, 25, 155, _lips(who), r * 0.09)


def _lips(who: Look) -> Colour:
    """Red enough to be seen on every skin."""
    dark_skin = int(who.skin[1:3], 16) < 0x90
    return "#c9665c" if dark_skin else mix(darker(who.skin, 0.35), "#a8392f", 0.45)


def _beard(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    outer = [
        (x + r * 1.0 * math.cos(a) * (1 - 0.17 * max(0, math.sin(a)) ** 2), y + r * 1.2 * math.sin(a))
        for a in (math.radians(d) for d in range(2, 180, 8))
    ]
    inner = [(-0.78, 0.2), (-0.62, 0.5), (-0.38, 0.4), (0, 0.33), (0.38, 0.4), (0.62, 0.5), (0.78, 0.2)]
    c.polygon(outer + [(x + dx * r, y + dy * r) for dx, dy in inner], who.hair)
    c.ellipse(x, y + r * 0.6, r * 0.36, r * 0.17, mix(who.skin, who.hair, 0.15))


def _hair_front(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    lines = {
        "short": [(0.97, -0.28), (0.72, -0.62), (0.2, -0.68), (-0.3, -0.66), (-0.76, -0.56), (-0.97, -0.28)],
        "side": [(0.98, -0.15), (0.8, -0.5), (0.3, -0.52), (-0.2, -0.66), (-0.62, -0.86), (-0.98, -0.2)],
        "bob": [
            (1.08, 0.25),
            (0.9, -0.1),
            (0.72, -0.5),
            (0.1, -0.62),
            (-0.4, -0.84),
            (-0.85, -0.3),
            (-1.08, 0.25),
        ],
        "fringe": [
            (1.08, 0.3),
            (0.9, -0.2),
            (0.55, -0.32),
            (0, -0.3),
            (-0.55, -0.32),
            (-0.9, -0.2),
            (-1.08, 0.3),
        ],
        "long": [
            (1.08, 0.3),
            (0.86, -0.2),
            (0.5, -0.66),
            (0, -0.98),
            (-0.5, -0.66),
            (-0.86, -0.2),
            (-1.08, 0.3),
        ],
        "bun": [(1.0, -0.1), (0.78, -0.55), (0.3, -0.76), (-0.3, -0.76), (-0.78, -0.55), (-1.0, -0.1)],
        "ponytail": [(0.98, -0.15), (0.7, -0.55), (0.2, -0.7), (-0.4, -0.66), (-0.8, -0.45), (-0.98, -0.1)],
        "locs": [(1.05, 0.05), (0.8, -0.4), (0.3, -0.64), (-0.3, -0.64), (-0.8, -0.4), (-1.05, 0.05)],
        "quiff": [(0.97, -0.2), (0.8, -0.55), (0.3, -0.6), (-0.3, -0.6), (-0.8, -0.55), (-0.97, -0.2)],
    }
    if who.style in lines:
        c.polygon(_hairline(x, y, r, lines[who.style]), who.hair)
        shine = lighter(who.hair, 0.18)
        c.arc(x, y - r * 0.05, r * 0.82, r * 1.0, 232, 272, shine, r * 0.07)
    if who.style == "quiff":
        c.blob(
            [
                (x - r * 0.9, y - r * 0.9),
                (x - r * 0.3, y - r * 1.62),
                (x + r * 0.6, y - r * 1.6),
                (x + r * 1.0, y - r * 0.95),
                (x + r * 0.2, y - r * 0.8),
            ],
            who.hair,
        )
    elif who.style == "afro":
        c.polygon(_hairline(x, y, r, [(0.98, -0.3), (0.5, -0.6), (0, -0.68), (-0.5, -0.6), (-0.98, -0.3)]), who.hair)
    elif who.style == "curly":
        for dx, dy in [
            (-0.8, -0.75),
            (-0.42, -0.92),
            (0, -0.98),
            (0.42, -0.92),
            (0.8, -0.75),
            (-0.2, -1.2),
            (0.3, -1.2),
        ]:
            c.circle(x + dx * r, y + dy * r, r * 0.33, who.hair)
    elif who.style == "bald":
        for side in (-1, 1):
            c.blob(
                [
                    (x + side * r * 0.9, y - r * 0.5),
                    (x + side * r * 1.12, y - r * 0.2),
                    (x + side * r * 1.1, y + r * 0.25),
                    (x + side * r * 0.93, y + r * 0.1),
                ],
                who.hair,
            )
        c.arc(x, y - r * 0.1, r * 0.7, r * 0.85, 235, 268, lighter(who.skin, 0.45), r * 0.08)
    elif who.style == "scarf":
        _scarf(c, x, y, r, who.wrap)
    elif who.style in ("cap", "beanie"):
        _hat(c, x, y, r, who)


def _scarf(c: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    over = [
        (x + r * 1.16 * math.cos(a), y + r * 1.3 * math.sin(a)) for a in (math.radians(d) for d in range(150, 391, 8))
    ]
    face = [
        (0.86, 0.55),
        (0.93, 0.0),
        (0.78, -0.5),
        (0.35, -0.78),
        (-0.35, -0.78),
        (-0.78, -0.5),
        (-0.93, 0.0),
        (-0.86, 0.55),
    ]
    c.polygon(over + [(x + dx * r, y + dy * r) for dx, dy in face], colour)
    c.blob(
        [
            (x - r * 1.02, y + r * 0.5),
            (x - r * 0.55, y + r * 1.02),
            (x, y + r * 1.2),
            (x + r * 0.55, y + r * 1.02),
            (x + r * 1.02, y + r * 0.5),
            (x + r * 1.08, y + r * 1.2),
            (x, y + r * 1.75),
            (x - r * 1.08, y + r * 1.2),
        ],
        colour,
    )
    c.arc(x, y - r * 0.02, r * 1.0, r * 1.08, 205, 285, lighter(colour, 0.25), r * 0.06)
    c.arc(x, y + r * 0.6, r * 0.8, r * 0.75, 40, 150, darker(colour, 0.18), r * 0.05)


def _hat(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    for side in (-1, 1):
        c.ellipse(x + side * r * 0.96, y - r * 0.22, r * 0.14, r * 0.26, who.hair)
    if who.style == "cap":
        c.polygon(_hairline(x, y - r * 0.06, r, [(1.08, -0.42), (0, -0.5), (-1.08, -0.42)], grow=1.12), who.wrap)
        c.blob(
            [
                (x - r * 1.0, y - r * 0.52),
                (x, y - r * 0.72),
                (x + r * 1.0, y - r * 0.52),
                (x + r * 1.15, y - r * 0.32),
                (x, y - r * 0.42),
                (x - r * 1.15, y - r * 0.32),
            ],
            darker(who.wrap, 0.25),
        )
        return
    c.polygon(_hairline(x, y - r * 0.06, r, [(1.08, -0.4), (-1.08, -0.4)], grow=1.14), who.wrap)
    c.rect(x - r * 1.16, y - r * 0.72, r * 2.32, r * 0.38, lighter(who.wrap, 0.2), r=r * 0.16)
    c.circle(x, y - r * 1.5, r * 0.26, lighter(who.wrap, 0.3))


def _glasses(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    frame = "#3a2d2a" if who.older else DEEP_GOLD
    for side in (-1, 1):
        c.ellipse(x + side * r * 0.4, y + r * 0.02, r * 0.29, r * 0.27, "#ffffff", 0.22)
        c.ring(x + side * r * 0.4, y + r * 0.02, r * 0.31, r * 0.29, frame, r * 0.07)
        c.stroke([(x + side * r * 0.7, y - r * 0.02), (x + side * r * 0.95, y - r * 0.08)], frame, r * 0.06)
    c.arc(x, y - r * 0.02, r * 0.1, r * 0.08, 180, 360, frame, r * 0.06)


# -- bodies ---------------------------------------------------------------------------------------------


def bust(
    c: Canvas,
    x: float,
    y: float,
    r: float,
    who: Look,
    *,
    gaze: float = 0.0,
    depth: float = 4.4,
    width: float = 2.15,
) -> None:
    """Head and shoulders with the middle of the face at (x, y); the body goes on `depth` heads below."""
    hair_behind(c, x, y, r, who)
    _shoulders(c, x, y, r, who, depth, width)
    head(c, x, y, r, who, gaze=gaze)


def _shoulders(c: Canvas, x: float, y: float, r: float, who: Look, depth: float, width: float) -> None:
    top = y + r * 1.55
    c.polygon(
        [
            (x - r * 0.42, y + r * 0.7),
            (x + r * 0.42, y + r * 0.7),
            (x + r * 0.5, top + r * 0.4),
            (x - r * 0.5, top + r * 0.4),
        ],
        darker(who.skin, 0.1),
    )
    neck = 0.62
    outline = smooth(
        [
            (x - r * neck, top - r * 0.08),
            (x, top + r * 0.22),
            (x + r * neck, top - r * 0.08),
            (x + r * (width - 0.5), top + r * 0.38),
            (x + r * width, top + r * 1.3),
            (x + r * (width + 0.1), y + r * depth),
            (x - r * (width + 0.1), y + r * depth),
            (x - r * width, top + r * 1.3),
            (x - r * (width - 0.5), top + r * 0.38),
        ]
    )
    c.polygon(outline, who.top)
    _collar(c, x, top, r, who)
    if who.apron:
        c.polygon(
            [
                (x - r * 0.9, top + r * 0.9),
                (x + r * 0.9, top + r * 0.9),
                (x + r * 1.3, y + r * depth),
                (x - r * 1.3, y + r * depth),
            ],
            who.apron,
        )
        for side in (-1, 1):
            c.stroke(
                [(x + side * r * 0.85, top + r * 0.95), (x + side * r * 0.5, top + r * 0.05)],
                who.apron,
                r * 0.14,
            )
    if who.style == "scarf":
        return


def _collar(c: Canvas, x: float, top: float, r: float, who: Look) -> None:
    skin, dark, pale = darker(who.skin, 0.04), darker(who.top, 0.18), lighter(who.top, 0.55)
    if who.collar == "shirt":
        c.polygon([(x - r * 0.45, top - r * 0.05), (x + r * 0.45, top - r * 0.05), (x, top + r * 0.62)], skin)
        for side in (-1, 1):
            c.polygon(
                [
                    (x + side * r * 0.55, top - r * 0.28),
                    (x + side * r * 0.06, top + r * 0.5),
                    (x + side * r * 0.62, top + r * 0.62),
                    (x + side * r * 0.82, top),
                ],
                pale,
            )
        c.stroke([(x, top + r * 0.6), (x, top + r * 2.6)], dark, r * 0.05)
        for step in range(3):
            c.circle(x + r * 0.1, top + r * (0.95 + step * 0.62), r * 0.06, pale)
    elif who.collar == "jacket":
        c.polygon(
            [
                (x - r * 0.5, top - r * 0.1),
                (x + r * 0.5, top - r * 0.1),
                (x + r * 0.1, top + r * 1.9),
                (x - r * 0.1, top + r * 1.9),
            ],
            CREAM,
        )
        c.polygon([(x - r * 0.34, top - r * 0.1), (x + r * 0.34, top - r * 0.1), (x, top + r * 0.5)], skin)
        for side in (-1, 1):
            c.polygon(
                [
                    (x + side * r * 0.5, top - r * 0.25),
                    (x + side * r * 0.06, top + r * 2.0),
                    (x + side * r * 0.95, top + r * 1.0),
                    (x + side * r * 0.75, top + r * 0.75),
                    (x + side * r * 1.0, top + r * 0.6),
                    (x + side * r * 0.78, top),
                ],
                dark,
            )
    elif who.collar == "hoodie":
        c.blob(
            [
                (x - r * 0.95, top - r * 0.1),
                (x - r * 0.5, top + r * 0.1),
                (x, top + r * 0.42),
                (x + r * 0.5, top + r * 0.1),
                (x + r * 0.95, top - r * 0.1),
                (x + r * 0.8, top + r * 0.5),
                (x, top + r * 0.85),
                (x - r * 0.8, top + r * 0.5),
            ],
            dark,
        )
        for side in (-1, 1):
            c.stroke([(x + side * r * 0.25, top + r * 0.7), (x + side * r * 0.28, top + r * 1.5)], pale, r * 0.07)
    elif who.collar == "turtleneck":
        c.rect(x - r * 0.58, top - r * 0.55, r * 1.16, r * 0.9, mix(who.top, dark, 0.6), r=r * 0.24)
    elif who.style != "scarf":
        c.ellipse(x, top - r * 0.04, r * 0.52, r * 0.27, skin)
        c.arc(x, top - r * 0.04, r * 0.56, r * 0.3, 5, 175, dark, r * 0.09)


def arm(c: Canvas, shoulder: Point, elbow: Point, hand: Point, width: float, who: Look) -> None:
    """A sleeve that bends at the elbow, with a hand at its end."""
    c.stroke([shoulder, elbow, hand], darker(who.top, 0.08), width)
    c.circle(hand[0], hand[1], width * 0.55, who.skin)


# Where both hands are, in parts of the body length from the middle of the shoulders (x outward, y down).
POSES = {
    "down": ((0.16, 0.36), (0.16, 0.36)),
    "wave": ((0.16, 0.36), (0.26, -0.2)),
    "cheer": ((0.24, -0.22), (0.24, -0.22)),
    "hold": ((0.02, 0.18), (0.02, 0.18)),
    "reach": ((0.16, 0.34), (0.3, 0.14)),
    "hips": ((0.12, 0.27), (0.12, 0.27)),
    "point": ((0.12, 0.27), (0.32, -0.04)),
    "carry": ((0.17, 0.38), (0.08, 0.16)),
}


def stand(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    who: Look,
    *,
    pose: str = "down",
    step: float = 0.0,
    gaze: float = 0.0,
    flip: bool = False,
) -> dict[str, Point]:
    """Somebody on their feet at (x, y), `h` units tall; gives back where the hands are, to fill them."""
    r = h * 0.082
    face = (x, y - h + r * 1.25)
    shoulder_y, hip_y = y - h * 0.735, y - h * 0.42
    broad = h * 0.105
    c.ellipse(x, y, h * 0.16, h * 0.02, "#2a1c18", 0.16)
    hair_behind(c, *face, r, who)
    _legs(c, x, y, h, hip_y, who, step)
    hands = _hands(x, shoulder_y, broad, h, pose, flip)
    for side, key in ((-1, "left"), (1, "right")):
        if not (pose in ("hold",) or (pose == "carry" and key == ("left" if flip else "right"))):
            _arm_of(c, x, shoulder_y, broad, h, who, side, hands[key])
    c.rect(x - r * 0.4, y - h * 0.82, r * 0.8, h * 0.1, darker(who.skin, 0.1))
    _torso(c, x, shoulder_y, hip_y, broad, h, who)
    for side, key in ((-1, "left"), (1, "right")):
        if pose in ("hold",) or (pose == "carry" and key == ("left" if flip else "right")):
            _arm_of(c, x, shoulder_y, broad, h, who, side, hands[key])
    head(c, *face, r, who, gaze=gaze)
    return hands


def _hands(x: float, shoulder_y: float, broad: float, h: float, pose: str, flip: bool) -> dict[str, Point]:
    left, right = POSES[pose][::-1] if flip else POSES[pose]
    return {
        "left": (x - left[0] * h, shoulder_y + left[1] * h),
        "right": (x + right[0] * h, shoulder_y + right[1] * h),
    }


def _arm_of(c: Canvas, x: float, shoulder_y: float, broad: float, h: float, who: Look, side: int, hand: Point) -> None:
    start = (x + side * broad * 0.92, shoulder_y + h * 0.03)
    middle = ((start[0] + hand[0]) / 2 + side * h * 0.035, (start[1] + hand[1]) / 2 + h * 0.035)
    arm(c, start, middle, hand, h * 0.052, who)


def _legs(c: Canvas, x: float, y: float, h: float, hip_y: float, who: Look, step: float) -> None:
    shoe = "#3b2d28"
    for side in (-1, 1):
        foot = (x + side * h * (0.05 + step * 0.07), y - h * 0.012)
        colour = who.skin if who.skirt else who.bottom
        c.stroke(
            [(x + side * h * 0.045, hip_y), ((x + foot[0]) / 2 + side * h * 0.03, (hip_y + y) / 2), foot],
            colour,
            h * (0.045 if who.skirt else 0.07),
        )
        c.ellipse(foot[0] + h * 0.014, y - h * 0.012, h * 0.045, h * 0.02, shoe)
    if who.skirt:
        c.polygon(
            smooth(
                [
                    (x - h * 0.09, hip_y - h * 0.05),
                    (x + h * 0.09, hip_y - h * 0.05),
                    (x + h * 0.15, y - h * 0.16),
                    (x, y - h * 0.145),
                    (x - h * 0.15, y - h * 0.16),
                ]
            ),
            who.bottom,
        )


def _torso(c: Canvas, x: float, shoulder_y: float, hip_y: float, broad: float, h: float, who: Look) -> None:
    c.polygon(
        smooth(
            [
                (x - h * 0.03, shoulder_y - h * 0.022),
                (x + h * 0.03, shoulder_y - h * 0.022),
                (x + broad, shoulder_y + h * 0.015),
                (x + broad * 1.02, (shoulder_y + hip_y) / 2),
                (x + broad * 0.98, hip_y + h * 0.03),
                (x - broad * 0.98, hip_y + h * 0.03),
                (x - broad * 1.02, (shoulder_y + hip_y) / 2),
                (x - broad, shoulder_y + h * 0.015),
            ]
        ),
        who.top,
    )
    if who.collar == "jacket":
        c.polygon([(x - h * 0.03, shoulder_y - h * 0.01), (x + h * 0.03, shoulder_y - h * 0.01), (x, hip_y)], CREAM)
    if who.apron:
        c.rect(
            x - broad * 0.72,
            shoulder_y + h * 0.07,
            broad * 1.44,
            hip_y - shoulder_y + h * 0.12,
            who.apron,
            r=h * 0.03,
        )
        for side in (-1, 1):
            c.stroke(
                [
                    (x + side * broad * 0.6, shoulder_y + h * 0.08),
                    (x + side * broad * 0.3, shoulder_y - h * 0.01),
                ],
                who.apron,
                h * 0.014,
            )


def seated(
    c: Canvas, x: float, table_y: float, r: float, who: Look, *, gaze: float = 0.0, hands: Point = (1.2, 0.0)
) -> None:
    """Somebody sitting behind a table whose top is at `table_y`; draw the table after, then `forearms`."""
    bust(c, x, table_y - r * 3.7, r, who, gaze=gaze, depth=4.6, width=2.0)


def forearms(c: Canvas, x: float, table_y: float, r: float, who: Look, *, reach: float = 0.75) -> None:
    """The arms of somebody seated, resting on the table in front of them."""
    for side in (-1, 1):
        arm(
            c,
            (x + side * r * 1.85, table_y - r * 1.3),
            (x + side * r * 2.1, table_y + r * 0.05),
            (x + side * r * reach, table_y + r * 0.3),
            r * 0.75,
            who,
        )
