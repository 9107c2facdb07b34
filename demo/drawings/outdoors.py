"""Pictures of the town: streets, water, gardens, and the people in them. Sheets of 1500 by 1000 units."""

import math

from demo.drawings import figures as f
from demo.drawings import scenery as s
from demo.drawings.canvas import (
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    DEEP_GOLD,
    DEEP_LEAF,
    DEEP_TEAL,
    DEEP_WOOD,
    GOLD,
    GRASS,
    INK,
    LEAF,
    MINT,
    NAVY,
    NIGHT,
    PALE_GOLD,
    PALE_SKY,
    PALE_WOOD,
    PAPER,
    PINK,
    PLUM,
    SAGE,
    SAND,
    SKY,
    STONE,
    TEAL,
    TERRACOTTA,
    WOOD,
    Canvas,
    darker,
    lighter,
    mix,
    smooth,
)


def street(c: Canvas) -> None:
    """A neighbourhood street on a clear day."""
    c.gradient("#bfe0ea", "#fdeed0", 0, 620)
    c.circle(1220, 170, 80, PALE_GOLD)
    s.cloud(c, 260, 150, 230)
    s.cloud(c, 820, 100, 180)
    rows = [
        (-30, 215, 380, TERRACOTTA, "step"),
        (185, 190, 330, "#d9a05b", "point"),
        (375, 240, 400, "#7f9a92", "bell"),
        (615, 200, 350, BRICK, "step"),
        (815, 185, 320, "#d8b27a", "point"),
        (1000, 245, 390, "#6f8796", "bell"),
        (1245, 280, 350, "#c98b6b", "step"),
    ]
    for index, (x, w, h, wall, gable) in enumerate(rows):
        s.house(c, x, 640, w, h, wall=wall, gable=gable, door=(DEEP_TEAL, GOLD, BRICK, NAVY)[index % 4])
    c.rect(0, 640, 1500, 90, "#e4d3b5")
    for x in range(0, 1500, 75):
        c.rect(x, 640, 4, 90, "#d3bf9b")
    c.rect(0, 730, 1500, 14, STONE)
    c.rect(0, 744, 1500, 256, "#a9a59c")
    for x in range(40, 1500, 260):
        c.rect(x, 860, 130, 14, CREAM)
    for x in (90, 560, 1440):
        s.tree(c, x, 700, 330, (LEAF, SAGE, DEEP_LEAF)[x % 3])
    s.street_lamp(c, 930, 715, 260)
    s.bench(c, 1080, 705, 190)
    f.stand(c, 420, 720, 250, f.look(6), pose="wave")
    f.stand(c, 720, 715, 262, f.look(4), pose="wave", flip=True)
    f.stand(c, 800, 722, 160, f.look(12, style="bun"), pose="down")
    f.stand(c, 1330, 720, 258, f.look(3), pose="reach", flip=True, gaze=-0.5)
    _dog(c, 1225, 726, 70)
    s.bicycle(c, 250, 930, 62, TEAL)
    _rider(c, 250, 930, 62, f.look(7))


def _dog(c: Canvas, x: float, y: float, size: float) -> None:
    coat = DEEP_WOOD
    for dx in (-0.35, -0.2, 0.25, 0.4):
        c.rect(x + dx * size, y - size * 0.4, size * 0.1, size * 0.4, coat)
    c.blob(
        [
            (x - size * 0.5, y - size * 0.6),
            (x, y - size * 0.68),
            (x + size * 0.5, y - size * 0.6),
            (x + size * 0.5, y - size * 0.35),
            (x - size * 0.5, y - size * 0.33),
        ],
        coat,
    )
    c.circle(x - size * 0.6, y - size * 0.78, size * 0.22, coat)
    c.ellipse(x - size * 0.78, y - size * 0.7, size * 0.14, size * 0.1, lighter(coat, 0.2))
    c.ellipse(x - size * 0.5, y - size * 0.78, size * 0.08, size * 0.2, darker(coat, 0.25))
    c.circle(x - size * 0.64, y - size * 0.84, size * 0.035, INK)
    c.stroke([(x + size * 0.5, y - size * 0.58), (x + size * 0.72, y - size * 0.85)], coat, size * 0.09)


def _rider(c: Canvas, x: float, y: float, size: float, who: f.Look) -> None:
    """Somebody on a bicycle drawn by `scenery.bicycle` at the same place."""
    hip, shoulder = (x + size * 0.9, y - size * 2.3), (x + size * 1.35, y - size * 4.1)
    knee, pedal = (x + size * 1.75, y - size * 1.85), (x + size * 1.2, y - size * 0.5)
    c.stroke([hip, knee, pedal], who.bottom, size * 0.46)
    c.ellipse(pedal[0] + size * 0.14, pedal[1] + size * 0.06, size * 0.3, size * 0.13, INK)
    f.hair_behind(c, shoulder[0] + size * 0.1, shoulder[1] - size * 0.75, size * 0.5, who)
    c.blob(
        [
            (hip[0] - size * 0.5, hip[1] + size * 0.1),
            (hip[0] - size * 0.3, hip[1] - size * 1.0),
            (shoulder[0] - size * 0.42, shoulder[1] - size * 0.05),
            (shoulder[0] + size * 0.3, shoulder[1] - size * 0.05),
            (shoulder[0] + size * 0.36, shoulder[1] + size * 0.9),
            (hip[0] + size * 0.5, hip[1] + size * 0.15),
        ],
        who.top,
    )
    c.stroke(
        [shoulder, (x + size * 1.9, y - size * 3.1), (x + size * 2.0, y - size * 2.65)],
        darker(who.top, 0.12),
        size * 0.34,
    )
    c.circle(x + size * 2.0, y - size * 2.65, size * 0.19, who.skin)
    f.head(c, shoulder[0] + size * 0.1, shoulder[1] - size * 0.75, size * 0.5, who, gaze=0.7)


def canal(c: Canvas) -> None:
    """A canal with a bridge, bicycles and houses on the far side."""
    c.gradient("#a9d3e2", "#fbe9cb", 0, 560)
    s.cloud(c, 380, 120, 240)
    s.cloud(c, 1180, 170, 200)
    for index, (x, w, h) in enumerate(
        [
            (-20, 170, 300),
            (150, 190, 360),
            (340, 165, 320),
            (505, 185, 380),
            (690, 175, 310),
            (865, 195, 360),
            (1060, 165, 330),
            (1225, 180, 370),
            (1405, 170, 300),
        ]
    ):
        s.house(c, x, 520, w, h, wall=s.WALLS[index % len(s.WALLS)], gable=("bell", "step", "point")[index % 3])
    c.rect(0, 520, 1500, 34, "#b9a98b")
    c.gradient("#5f9aa5", "#2f6673", 554, 446)
    for _ in range(46):
        x, y = c.random.uniform(0, 1500), 570 + c.random.random() ** 1.4 * 330
        c.rect(x, y, c.random.uniform(30, 120), 5, lighter("#5f9aa5", c.random.uniform(0.1, 0.45)), 0.5, r=2)
    for index in range(9):
        c.rect(index * 170 + 20, 560, 100, 90 - (index % 3) * 20, s.WALLS[index % len(s.WALLS)], 0.22)
    _boat(c, 60, 750, 300)
    _bridge(c)
    s.bicycle(c, 960, 655, 42, GOLD)
    f.stand(c, 700, 660, 150, f.look(12, style="bun"), pose="cheer")
    f.stand(c, 800, 628, 205, f.look(2), pose="point", gaze=-0.6, flip=True)
    f.stand(c, 890, 630, 212, f.look(11), pose="down", gaze=-0.8)
    _railing(c)
    c.rect(0, 905, 1500, 95, "#c9b591")
    c.rect(0, 905, 1500, 12, "#ab9672")
    for x in range(0, 1500, 92):
        c.rect(x, 917, 5, 83, "#b7a27d")
    for x, colour in ((70, TEAL), (1180, BRICK)):
        s.bicycle(c, x, 965, 58, colour)
    s.tree(c, 1420, 930, 420, LEAF)


def _boat(c: Canvas, x: float, y: float, w: float) -> None:
    c.ellipse(x + w / 2, y + 44, w * 0.55, 12, "#1f4c58", 0.4)
    c.blob(
        [
            (x, y),
            (x + w * 0.5, y + 12),
            (x + w, y),
            (x + w * 0.92, y + 46),
            (x + w * 0.5, y + 54),
            (x + w * 0.08, y + 46),
        ],
        BRICK,
    )
    c.rect(x + w * 0.05, y + 6, w * 0.9, 9, CREAM, r=4)
    for index, number in enumerate((0, 9, 13)):
        who = f.look(number)
        f.bust(c, x + w * (0.25 + index * 0.25), y - 56, 20, who, depth=3.2)
    c.blob(
        [
            (x, y + 4),
            (x + w * 0.5, y + 15),
            (x + w, y + 4),
            (x + w * 0.95, y + 30),
            (x + w * 0.5, y + 38),
            (x + w * 0.05, y + 30),
        ],
        TERRACOTTA,
    )


DECK = [(330, 905), (480, 745), (660, 652), (860, 620), (1060, 652), (1240, 745), (1390, 905)]


def _bridge(c: Canvas) -> None:
    c.polygon([*smooth(DECK, closed=False), (1390, 930), (330, 930)], "#b4654d")
    c.pie(860, 910, 225, 190, 180, 360, "#254f5b")
    c.arc(860, 910, 231, 195, 181, 359, CREAM, 14)
    for step in range(14):
        angle = math.radians(186 + step * 13)
        inner, outer = (240, 203), (280, 240)
        ends = [(860 + rx * math.cos(angle), 910 + ry * math.sin(angle)) for rx, ry in (inner, outer)]
        c.stroke(ends, "#8f4c3a", 5)
    c.stroke(DECK, CREAM, 14)


def _railing(c: Canvas) -> None:
    curve = smooth(DECK, closed=False)
    for x, y in curve[::3]:
        c.stroke([(x, y), (x, y - 66)], NAVY, 4)
    c.stroke([(x, y - 66) for x, y in DECK], NAVY, 8)


def garden(c: Canvas) -> None:
    """The community garden between the flats."""
    c.gradient("#c4e2ea", "#fff1d2", 0, 520)
    c.circle(220, 170, 74, GOLD, 0.9)
    s.cloud(c, 720, 110, 240)
    for x, h, wall in ((880, 360, "#d9b98c"), (1170, 430, "#cf8d70")):
        c.rect(x, 520 - h, 260, h, wall)
        c.rect(x - 8, 520 - h - 14, 276, 18, lighter(wall, 0.5))
        for row in range(int(h / 88)):
            for column in range(4):
                s.window(c, x + 24 + column * 60, 520 - h + 26 + row * 86, 34, 46, SKY, lighter(wall, 0.5))
    for x in (60, 400, 640, 800):
        s.tree(c, x, 530, 250 + x % 90, (SAGE, LEAF)[x % 2])
    c.rect(0, 515, 1500, 485, GRASS)
    c.blob([(0, 560), (400, 520), (900, 560), (1500, 520), (1500, 640), (0, 640)], lighter(GRASS, 0.15))
    _greenhouse(c, 120, 600)
    c.blob([(560, 600), (760, 590), (900, 760), (1000, 1040), (540, 1040), (640, 760)], "#dcc79c")
    _bed(c, 60, 720, 470, "cabbage")
    _bed(c, 40, 880, 500, "tulip")
    _bed(c, 1000, 690, 440, "carrot")
    for x, h in ((1030, 270), (1110, 320), (1200, 280), (1300, 330), (1400, 290)):
        s.sunflower(c, x, 870, h)
    _bed(c, 980, 870, 520, "cabbage")
    hands = f.stand(c, 640, 830, 330, f.look(2, apron=""), pose="carry")
    _watering_can(c, hands["right"][0] + 14, hands["right"][1] + 8, 62)
    hands = f.stand(c, 800, 760, 310, f.look(13), pose="point", flip=True, gaze=-0.6)
    hands = f.stand(c, 900, 905, 345, f.look(1, apron=DEEP_LEAF), pose="reach")
    _spade(c, hands["right"][0], 915, 250)
    f.stand(c, 470, 850, 205, f.look(0, style="bun"), pose="cheer")


def _greenhouse(c: Canvas, x: float, y: float) -> None:
    c.polygon([(x, y), (x, y - 150), (x + 160, y - 240), (x + 320, y - 150), (x + 320, y)], MINT)
    c.polygon([(x + 20, y - 10), (x + 20, y - 140), (x + 160, y - 220), (x + 160, y - 10)], lighter(MINT, 0.4))
    for dx in (0, 80, 160, 240, 320):
        c.stroke([(x + dx, y), (x + dx, y - 150 - (90 if dx == 160 else 45 if dx in (80, 240) else 0))], PAPER, 8)
    c.stroke([(x, y - 150), (x + 160, y - 240), (x + 320, y - 150)], PAPER, 12, curved=False)
    c.rect(x, y - 155, 320, 8, PAPER)
    for dx in (40, 110, 200, 280):
        s.bush(c, x + dx, y, 62, LEAF)
        c.circle(x + dx + 6, y - 26, 8, TERRACOTTA)


def _bed(c: Canvas, x: float, y: float, w: float, crop: str) -> None:
    c.polygon([(x + 20, y - 46), (x + w - 20, y - 46), (x + w, y + 24), (x, y + 24)], "#6f4a31")
    c.rect(x, y + 20, w, 26, PALE_WOOD, r=4)
    for step in range(int(w / 62)):
        px = x + 40 + step * 60
        if crop == "cabbage":
            c.circle(px, y - 14, 26, LEAF)
            c.circle(px - 5, y - 20, 16, lighter(LEAF, 0.3))
        elif crop == "carrot":
            for dx in (-14, 0, 14):
                c.stroke([(px, y), (px + dx, y - 52)], LEAF, 8)
            c.circle(px, y + 2, 10, CORAL)
        else:
            c.stroke([(px, y + 4), (px, y - 58)], DEEP_LEAF, 6)
            c.blob(
                [(px - 17, y - 84), (px, y - 72), (px + 17, y - 84), (px + 14, y - 54), (px - 14, y - 54)],
                (TERRACOTTA, GOLD, PINK, PLUM)[step % 4],
            )


def _watering_can(c: Canvas, x: float, y: float, size: float) -> None:
    c.arc(x + size * 0.1, y - size * 0.05, size * 0.5, size * 0.45, 180, 360, DEEP_TEAL, size * 0.12)
    c.stroke([(x + size * 0.5, y + size * 0.7), (x + size * 1.15, y + size * 0.1)], DEEP_TEAL, size * 0.16)
    c.rect(x - size * 0.45, y + size * 0.05, size * 1.05, size * 0.85, TEAL, r=size * 0.12)
    for dx, dy in ((1.3, 0.35), (1.45, 0.6), (1.2, 0.65), (1.35, 0.95)):
        c.circle(x + size * dx, y + size * dy, 4, BLUE)


def _spade(c: Canvas, x: float, y: float, h: float) -> None:
    c.stroke([(x, y - h), (x, y - h * 0.2)], WOOD, 10)
    c.stroke([(x - 18, y - h), (x + 18, y - h)], DEEP_WOOD, 11)
    c.blob(
        [(x - 24, y - h * 0.28), (x + 24, y - h * 0.28), (x + 22, y - 10), (x, y + 6), (x - 22, y - 10)],
        STONE,
    )


def market(c: Canvas) -> None:
    """The market square with the town hall."""
    c.gradient("#b5dbe8", "#fdeccb", 0, 600)
    s.cloud(c, 200, 130, 220)
    s.cloud(c, 1260, 190, 240)
    for x, w, h, wall, gable in (
        (-40, 230, 310, "#d9a05b", "step"),
        (190, 200, 340, "#6f8796", "bell"),
        (1100, 210, 330, TERRACOTTA, "point"),
        (1310, 230, 350, "#7f9a92", "step"),
    ):
        s.house(c, x, 640, w, h, wall=wall, gable=gable)
    _town_hall(c, 400, 640, 690)
    s.cobbles(c, 640)
    _stall(c, 60, 800, 340, TERRACOTTA, "fruit")
    _stall(c, 1120, 810, 340, TEAL, "bread")
    s.bunting(c, 300, 38, 330, 1170, 14)
    for x, y, h, number, pose, flip in (
        (470, 760, 240, 0, "carry", False),
        (560, 745, 235, 5, "wave", False),
        (700, 790, 262, 1, "down", False),
        (790, 780, 175, 7, "cheer", False),
        (905, 745, 240, 11, "hips", False),
        (1010, 800, 262, 2, "carry", True),
    ):
        hands = f.stand(c, x, y, h, f.look(number), pose=pose, flip=flip)
        if pose == "carry":
            _bag(c, *hands["left" if flip else "right"], h * 0.2)
    f.stand(c, 620, 935, 285, f.look(8), pose="point", step=1, gaze=0.5)
    f.stand(c, 880, 940, 290, f.look(6), pose="hold", gaze=-0.4)
    c.rect(842, 795, 74, 52, CREAM, r=4)
    c.rect(852, 806, 54, 6, STONE)
    c.rect(852, 820, 40, 6, STONE)


def _town_hall(c: Canvas, x: float, y: float, w: float) -> None:
    wall, trim = "#e6c48e", PAPER
    c.rect(x, y - 340, w, 340, wall)
    c.polygon([(x - 20, y - 336), (x + w / 2, y - 470), (x + w + 20, y - 336)], "#7b5548")
    c.polygon([(x + w / 2 - 130, y - 336), (x + w / 2, y - 440), (x + w / 2 + 130, y - 336)], trim)
    tower = x + w / 2
    c.rect(tower - 50, y - 556, 100, 150, wall)
    c.rect(tower - 60, y - 562, 120, 14, trim)
    c.polygon([(tower - 58, y - 560), (tower, y - 622), (tower + 58, y - 560)], DEEP_TEAL)
    c.circle(tower, y - 496, 36, PAPER)
    c.ring(tower, y - 496, 36, 36, DEEP_GOLD, 7)
    c.stroke([(tower, y - 496), (tower, y - 520)], INK, 5)
    c.stroke([(tower, y - 496), (tower + 17, y - 488)], INK, 5)
    for column in range(6):
        px = x + 36 + column * (w - 72) / 6 + 12
        s.window(c, px, y - 300, 62, 96, SKY, trim)
        if column not in (2, 3):
            s.window(c, px, y - 150, 62, 96, SKY, trim)
    for px in (tower - 120, tower - 74, tower + 56, tower + 102):
        c.rect(px, y - 180, 20, 180, trim)
    c.rect(tower - 136, y - 196, 272, 20, trim, r=4)
    c.rect(tower - 42, y - 150, 84, 150, DEEP_TEAL, r=6)
    c.circle(tower + 26, y - 74, 5, GOLD)
    for step in range(3):
        c.rect(
            tower - 130 - step * 16,
            y - 18 + step * 10,
            260 + step * 32,
            12,
            lighter(STONE, 0.25 + step * 0.1),
        )
    c.text(tower, y - 372, "RAADHUIS", 26, DEEP_WOOD)


def _stall(c: Canvas, x: float, y: float, w: float, colour: str, goods: str) -> None:
    for px in (x + 14, x + w - 24):
        c.rect(px, y - 230, 11, 230, DEEP_WOOD)
    f.bust(c, x + w / 2, y - 176, 28, f.look(12 if goods == "fruit" else 3, apron=CREAM), depth=3.4)
    c.rect(x, y - 84, w, 84, PALE_WOOD, r=4)
    c.rect(x, y - 84, w, 16, WOOD, r=4)
    for step in range(8):
        px = x + 26 + step * (w - 40) / 8
        if goods == "fruit":
            for dx, dy in ((0, 0), (20, 0), (10, -15)):
                c.circle(px + dx, y - 94 + dy, 12, (TERRACOTTA, GOLD, LEAF, CORAL)[step // 2])
        else:
            c.ellipse(px + 12, y - 98, 22, 14, (DEEP_GOLD, WOOD)[step % 2])
            c.arc(px + 12, y - 98, 12, 7, 200, 340, lighter(DEEP_GOLD, 0.4), 3)
    stripes = 8
    for step in range(stripes):
        left, right = x - 20 + step * (w + 40) / stripes, x - 20 + (step + 1) * (w + 40) / stripes
        tint = colour if step % 2 == 0 else CREAM
        c.polygon(
            [
                (x + step * w / stripes, y - 290),
                (x + (step + 1) * w / stripes, y - 290),
                (right, y - 226),
                (left, y - 226),
            ],
            tint,
        )
        c.ellipse((left + right) / 2, y - 226, (right - left) / 2, 15, tint)


def _bag(c: Canvas, x: float, y: float, size: float) -> None:
    c.arc(x, y + size * 0.1, size * 0.25, size * 0.3, 180, 360, DEEP_WOOD, size * 0.07)
    c.polygon(
        [
            (x - size * 0.42, y + size * 0.1),
            (x + size * 0.42, y + size * 0.1),
            (x + size * 0.34, y + size * 0.95),
            (x - size * 0.34, y + size * 0.95),
        ],
        PALE_WOOD,
    )
    for dx in (-0.2, 0, 0.2):
        c.circle(x + dx * size, y + size * 0.06, size * 0.15, LEAF)


def bus_stop(c: Canvas) -> None:
    """People who wait for the bus together."""
    c.gradient("#d7e9ec", "#fdf0d6", 0, 600)
    s.cloud(c, 1150, 140, 260)
    s.cloud(c, 500, 90, 190)
    for x, h in ((30, 300), (160, 360), (320, 280), (1180, 330), (1330, 290)):
        c.rect(x, 600 - h, 140, h, mix(SKY, NAVY, 0.16 + (x % 3) * 0.05))
        for row in range(int(h / 60)):
            for column in range(3):
                c.rect(
                    x + 18 + column * 40,
                    600 - h + 22 + row * 56,
                    22,
                    30,
                    PALE_GOLD if (row + column + x) % 3 else SKY,
                )
    for x in (480, 1120, 1460):
        s.poplar(c, x, 610, 300)
    c.rect(0, 600, 1500, 120, "#dfcfb2")
    c.rect(0, 716, 1500, 14, STONE)
    c.rect(0, 730, 1500, 270, "#8f9092")
    for x in range(20, 1500, 240):
        c.rect(x, 930, 120, 12, CREAM)
    _bus(c, 820, 870, 760)
    c.rect(120, 330, 620, 24, DEEP_TEAL, r=8)
    c.rect(130, 354, 600, 340, MINT, 0.45)
    for x in (130, 428, 718):
        c.rect(x, 340, 14, 370, DEEP_TEAL)
    s.bench(c, 190, 690, 230)
    c.rect(40, 300, 12, 410, NAVY)
    c.rect(10, 250, 72, 72, GOLD, r=10)
    c.text(46, 286, "BUS", 26, NAVY)
    for x, number, height, pose in (
        (260, 6, 300, "hold"),
        (500, 4, 325, "wave"),
        (600, 0, 315, "down"),
        (690, 9, 322, "hips"),
    ):
        f.stand(c, x, 712, height, f.look(number), pose=pose, gaze=0.6)
    f.stand(c, 370, 714, 210, f.look(12), pose="down", gaze=0.5)
    c.rect(228, 520, 64, 46, CORAL, r=8)


def _bus(c: Canvas, x: float, y: float, w: float) -> None:
    c.ellipse(x + w / 2, y + 6, w * 0.55, 18, "#2a1c18", 0.25)
    c.rect(x, y - 350, w, 330, GOLD, r=40)
    c.rect(x, y - 110, w, 60, DEEP_GOLD)
    for step in range(4):
        c.rect(x + 170 + step * 150, y - 300, 132, 130, PALE_SKY, r=12)
        f.bust(c, x + 236 + step * 150, y - 214, 27, f.look(step * 3 + 1), depth=1.7, width=1.9)
        c.rect(x + 160 + step * 150, y - 170, 152, 60, GOLD)
    c.rect(x + 30, y - 300, 112, 270, DEEP_TEAL, r=10)
    c.rect(x + 40, y - 288, 42, 246, PALE_SKY, r=8)
    c.rect(x + 90, y - 288, 42, 246, PALE_SKY, r=8)
    c.rect(x + 170, y - 342, 330, 34, NIGHT, r=8)
    c.text(x + 335, y - 325, "3  WATERKANT", 26, GOLD)
    for dx in (230, 620):
        c.circle(x + dx, y - 20, 58, INK)
        c.circle(x + dx, y - 20, 28, STONE)


def walk(c: Canvas) -> None:
    """The walking group in the park."""
    c.gradient("#b9dcea", "#fff0cf", 0, 620)
    c.circle(1180, 210, 92, PALE_GOLD)
    s.cloud(c, 300, 160, 260)
    s.cloud(c, 820, 110, 200)
    c.blob(
        [(-100, 560), (200, 430), (520, 500), (840, 420), (1180, 500), (1600, 410), (1600, 760), (-100, 760)],
        SAGE,
    )
    c.blob([(-100, 640), (260, 560), (700, 610), (1100, 550), (1600, 620), (1600, 1040), (-100, 1040)], GRASS)
    for x, h in ((60, 290), (190, 240), (1050, 270), (1270, 340), (1420, 280)):
        s.tree(c, x, 640, h, (DEEP_LEAF, LEAF, SAGE)[x % 3])
    for x in (380, 470, 960):
        s.poplar(c, x, 610, 260)
    c.blob(
        [(620, 600), (760, 600), (900, 700), (1250, 860), (1500, 1040), (160, 1040), (420, 850), (640, 720)],
        "#ead6ab",
    )
    for x, y, w in ((120, 900, 150), (1380, 830, 130), (250, 760, 110)):
        s.bush(c, x, y, w, LEAF)
    for index in range(26):
        x, y = c.random.uniform(0, 1500), c.random.uniform(680, 980)
        if not 300 + (y - 680) * -0.4 < x < 1000 + (y - 680) * 1.3:
            c.circle(x, y, 6, (GOLD, PAPER, CORAL)[index % 3])
    for x, y, h, number, pose, gaze in (
        (600, 720, 215, 10, "down", 0),
        (700, 735, 222, 5, "wave", 0.3),
        (810, 745, 226, 11, "down", -0.4),
        (500, 850, 300, 3, "reach", 0.6),
        (640, 880, 312, 2, "down", 0.4),
        (790, 870, 318, 1, "point", -0.5),
        (940, 860, 300, 6, "down", -0.6),
        (1080, 905, 330, 0, "wave", -0.4),
    ):
        f.stand(c, x, y, h, f.look(number), pose=pose, step=1, gaze=gaze)
    c.stroke([(585, 748), (600, 850)], DEEP_WOOD, 9)


def playground(c: Canvas) -> None:
    """Children and neighbours on the playground."""
    c.gradient("#c3e4ea", "#fff2d4", 0, 560)
    s.cloud(c, 1080, 130, 240)
    for index, (x, w, h) in enumerate(
        [
            (-20, 200, 240),
            (180, 190, 270),
            (370, 200, 230),
            (570, 190, 260),
            (760, 200, 240),
            (960, 190, 270),
            (1150, 200, 235),
            (1350, 190, 255),
        ]
    ):
        s.house(c, x, 540, w, h, wall=lighter(s.WALLS[index], 0.28), gable=("point", "flat", "step")[index % 3])
    for x in (90, 700, 1420):
        s.tree(c, x, 590, 300, (LEAF, SAGE, DEEP_LEAF)[x % 3])
    c.rect(0, 540, 1500, 460, GRASS)
    c.blob(
        [(150, 700), (500, 640), (1000, 650), (1380, 700), (1440, 860), (1000, 950), (450, 950), (120, 870)],
        SAND,
    )
    c.polygon([(300, 800), (330, 430), (350, 430), (330, 800)], BRICK)
    c.polygon([(420, 800), (400, 430), (420, 430), (450, 800)], BRICK)
    for step in range(6):
        c.rect(318, 470 + step * 54, 110, 12, GOLD)
    c.rect(310, 420, 150, 20, TEAL, r=6)
    c.stroke([(450, 436), (560, 560), (660, 740), (760, 790)], TEAL, 62)
    c.stroke([(450, 432), (560, 554), (660, 732), (760, 782)], lighter(TEAL, 0.3), 38)
    f.bust(c, 570, 470, 26, f.look(12), depth=3.4)
    c.stroke([(576, 545), (630, 640), (648, 676)], NAVY, 34)
    c.ellipse(658, 690, 20, 14, INK)
    f.stand(c, 385, 424, 150, f.look(9), pose="cheer")
    for x in (930, 1290):
        c.stroke([(x, 430), (x - 60, 830)], DEEP_TEAL, 15)
        c.stroke([(x, 430), (x + 60, 830)], DEEP_TEAL, 15)
    c.rect(920, 420, 380, 18, DEEP_TEAL, r=8)
    for x, lean, number in ((1040, -26, 0), (1190, 30, 4)):
        for dx in (-24, 24):
            c.stroke([(x + dx, 436), (x + dx + lean, 722)], INK, 4)
        f.stand(c, x + lean, 792, 190, f.look(number), pose="cheer")
        c.rect(x + lean - 40, 708, 80, 13, TERRACOTTA, r=5)
    s.bench(c, 60, 900, 240)
    f.stand(c, 150, 905, 285, f.look(13), pose="hold")
    f.stand(c, 240, 905, 275, f.look(2), pose="wave")
    c.circle(860, 900, 36, TERRACOTTA)
    c.arc(860, 900, 36, 36, 200, 300, CREAM, 8)
    f.stand(c, 800, 925, 195, f.look(7), pose="reach", step=1)


def evening(c: Canvas) -> None:
    """A row of houses at night, with the lights on and life behind the windows."""
    c.gradient(NIGHT, "#50466b", 0, 760)
    c.circle(1240, 150, 62, PALE_GOLD)
    c.circle(1216, 138, 56, "#26304d")
    for _ in range(60):
        c.circle(c.random.uniform(0, 1500), c.random.uniform(10, 330), c.random.uniform(1.5, 3.6), PALE_GOLD)
    walls = ("#3b3350", "#463a4c", "#343a58", "#4b3f55", "#38334a")
    scenes = ("lamp", "plant", "couple", "dark", "reader", "cat", "lamp", "couple", "plant", "reader")
    x = -30.0
    rows = (
        (310, 520, "step"),
        (300, 580, "point"),
        (330, 540, "bell"),
        (300, 600, "step"),
        (330, 530, "point"),
    )
    for index, (w, h, gable) in enumerate(rows):
        top = 800 - h
        s._gable(c, x, top, w, walls[index], gable, darker("#8a7c9a", 0.1))
        c.rect(x, top, w, h, walls[index])
        for row in range(2):
            for column in range(2):
                kind = scenes[(index * 3 + row * 2 + column) % len(scenes)]
                _lit_window(c, x + 36 + column * (w / 2 - 6), top + 50 + row * 180, w / 2 - 66, 130, kind)
        c.rect(x + w * 0.6, 800 - 138, 78, 138, (BRICK, DEEP_TEAL, "#6a4b2e")[index % 3], r=5)
        c.rect(x + w * 0.6 + 15, 800 - 124, 48, 42, GOLD, r=4)
        _lit_window(c, x + 30, 800 - 140, w * 0.42, 96, scenes[(index + 4) % len(scenes)])
        x += w
    c.rect(0, 800, 1500, 200, "#2a2b40")
    c.rect(0, 800, 1500, 16, "#4a4860")
    for px in (210, 690, 1170):
        c.ellipse(px, 880, 170, 46, GOLD, 0.12)
        c.glow(px, 560, 110, GOLD, 0.6)
        s.street_lamp(c, px, 850, 240)
    f.stand(c, 430, 920, 240, f.look(0, top=DEEP_TEAL), pose="down", step=1, gaze=0.6)
    s.bicycle(c, 850, 935, 56, CORAL)
    _rider(c, 850, 935, 56, f.look(1))


def _lit_window(c: Canvas, x: float, y: float, w: float, h: float, kind: str) -> None:
    glass = "#2f2f4a" if kind == "dark" else GOLD
    c.rect(x - 6, y - 6, w + 12, h + 12, "#1d1c2c", r=4)
    c.rect(x, y, w, h, glass, r=2)
    ink = "#7a4a1d"
    if kind == "lamp":
        c.circle(x + w / 2, y + h * 0.38, h * 0.34, PALE_GOLD, 0.8)
        c.stroke([(x + w / 2, y), (x + w / 2, y + h * 0.24)], ink, 4)
        c.polygon(
            [
                (x + w * 0.32, y + h * 0.44),
                (x + w * 0.68, y + h * 0.44),
                (x + w * 0.58, y + h * 0.22),
                (x + w * 0.42, y + h * 0.22),
            ],
            TERRACOTTA,
        )
    elif kind == "plant":
        for dx in (-0.18, 0, 0.18):
            c.blob(
                [
                    (x + w * 0.5, y + h * 0.75),
                    (x + w * (0.44 + dx), y + h * 0.5),
                    (x + w * (0.5 + dx * 1.4), y + h * 0.25),
                    (x + w * (0.56 + dx), y + h * 0.5),
                ],
                DEEP_LEAF,
            )
        c.rect(x + w * 0.38, y + h * 0.72, w * 0.24, h * 0.28, BRICK, r=3)
    elif kind in ("couple", "reader"):
        for dx in (0.32, 0.68) if kind == "couple" else (0.5,):
            c.circle(x + w * dx, y + h * 0.5, h * 0.14, ink)
            c.blob(
                [
                    (x + w * dx - h * 0.24, y + h),
                    (x + w * dx - h * 0.2, y + h * 0.74),
                    (x + w * dx, y + h * 0.64),
                    (x + w * dx + h * 0.2, y + h * 0.74),
                    (x + w * dx + h * 0.24, y + h),
                ],
                ink,
            )
        if kind == "reader":
            c.polygon(
                [
                    (x + w * 0.36, y + h * 0.72),
                    (x + w * 0.5, y + h * 0.78),
                    (x + w * 0.64, y + h * 0.72),
                    (x + w * 0.64, y + h * 0.92),
                    (x + w * 0.36, y + h * 0.92),
                ],
                PAPER,
            )
    elif kind == "cat":
        c.blob(
            [
                (x + w * 0.38, y + h),
                (x + w * 0.4, y + h * 0.68),
                (x + w * 0.5, y + h * 0.6),
                (x + w * 0.6, y + h * 0.7),
                (x + w * 0.64, y + h),
            ],
            ink,
        )
        c.circle(x + w * 0.48, y + h * 0.56, h * 0.12, ink)
        for dx in (0.42, 0.53):
            c.polygon(
                [
                    (x + w * dx, y + h * 0.5),
                    (x + w * (dx + 0.02), y + h * 0.36),
                    (x + w * (dx + 0.06), y + h * 0.5),
                ],
                ink,
            )
    c.rect(x + w / 2 - 2, y, 4, h, "#1d1c2c")


def bike_lesson(c: Canvas) -> None:
    """A cycling lesson on the square."""
    c.gradient("#cfe8ee", "#fff3d9", 0, 560)
    c.circle(180, 160, 78, GOLD, 0.85)
    s.cloud(c, 640, 120, 220)
    for index, (x, w, h) in enumerate([(900, 200, 300), (1100, 210, 340), (1310, 220, 290)]):
        s.house(c, x, 560, w, h, wall=s.WALLS[index + 3], gable=("bell", "step", "point")[index])
    for x in (60, 250, 470, 690):
        s.tree(c, x, 575, 260 + x % 70, (LEAF, DEEP_LEAF, SAGE)[x % 3])
    c.rect(0, 555, 1500, 445, "#d8c9aa")
    c.blob([(-50, 720), (500, 640), (1550, 700), (1550, 800), (500, 750), (-50, 830)], "#e6dabf")
    for x in (230, 420, 1180, 1360):
        c.polygon([(x, 860), (x + 22, 800), (x + 34, 800), (x + 56, 860)], TERRACOTTA)
        c.rect(x + 12, 824, 32, 12, CREAM)
        c.rect(x - 8, 858, 72, 12, BRICK, r=3)
    s.bicycle(c, 560, 880, 74, TEAL)
    _rider(c, 560, 880, 74, f.look(2, skirt=False))
    f.stand(c, 480, 890, 340, f.look(0), pose="reach", step=1, gaze=0.7)
    s.bicycle(c, 970, 800, 58, GOLD)
    _rider(c, 970, 800, 58, f.look(4))
    f.stand(c, 240, 790, 285, f.look(6), pose="cheer", gaze=0.5)
    f.stand(c, 330, 800, 290, f.look(3), pose="hips", gaze=0.7)
    s.bunting(c, 60, 30, -20, 900, 12)
