"""Pictures inside: kitchens, a club, a library, meetings. Sheets of 1500 by 1000 units."""

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
    INK,
    LEAF,
    MINT,
    MIST,
    NAVY,
    PALE_GOLD,
    PALE_WOOD,
    PAPER,
    PINK,
    PLUM,
    SAGE,
    SKY,
    STONE,
    TEAL,
    TERRACOTTA,
    WOOD,
    Canvas,
    darker,
    lighter,
    mix,
)


def kitchen_table(c: Canvas) -> None:
    """Four people and a pile of letters at a kitchen table."""
    c.gradient("#f6dfb6", "#f3cf9c")
    for x in range(0, 1500, 120):
        c.rect(x, 0, 56, 1000, "#f9e7c6", 0.5)
    _view(c, 120, 110, 380, 400)
    _dresser(c, 1080, 160)
    s.pendant(c, 760, 150, 210, TERRACOTTA)
    s.potted_plant(c, 590, 520, 170)
    table_y = 700
    people = [(280, 6, 0.7), (590, 1, 0.2), (900, 0, -0.5), (1220, 2, -0.8)]
    for x, number, gaze in people:
        f.seated(c, x, table_y, 74, f.look(number), gaze=gaze)
    s.table(c, 60, table_y, 1380, 190, WOOD)
    c.rect(130, 916, 60, 84, DEEP_WOOD)
    c.rect(1310, 916, 60, 84, DEEP_WOOD)
    for x, number, _ in people:
        f.forearms(c, x, table_y, 74, f.look(number), reach=0.7)
    _letters(c, 690, 790)
    for x, y, colour in ((420, 800, TEAL), (1060, 790, CORAL), (230, 850, PAPER), (1330, 840, GOLD)):
        s.cup(c, x, y, 36, colour)
    s.steam(c, 420, 752, 70)
    s.steam(c, 1060, 742, 70)
    c.ellipse(950, 858, 88, 24, PAPER)
    for dx in (-44, -10, 26):
        c.ellipse(950 + dx, 848, 30, 15, DEEP_GOLD)
        c.circle(950 + dx, 845, 4, DEEP_WOOD)


def _view(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A window with curtains and the street behind it."""
    c.rect(x - 16, y - 16, w + 32, h + 32, PAPER, r=6)
    c.rect(x, y, w, h, SKY)
    for index in range(4):
        px = x + index * w / 4
        top = y + h * (0.45 + 0.06 * (index % 2))
        c.polygon(
            [(px, top), (px + w / 8, top - 40), (px + w / 4, top), (px + w / 4, y + h), (px, y + h)],
            s.WALLS[index * 2],
        )
        c.rect(px + w * 0.07, top + 30, w * 0.1, 50, PALE_GOLD)
    c.rect(x + w / 2 - 6, y, 12, h, PAPER)
    c.rect(x, y + h * 0.4, w, 10, PAPER)
    for side in (0, 1):
        left = x - 40 if side == 0 else x + w - 40
        c.blob(
            [
                (left, y - 30),
                (left + 80, y - 30),
                (left + (50 if side == 0 else 84), y + h * 0.5),
                (left + (90 if side == 0 else 74), y + h + 30),
                (left + (0 if side == 0 else -10), y + h + 30),
                (left + (0 if side == 0 else 30), y + h * 0.5),
            ],
            CORAL,
        )
    c.rect(x - 60, y - 42, w + 120, 18, DEEP_WOOD, r=8)


def _dresser(c: Canvas, x: float, y: float) -> None:
    c.rect(x, y, 330, 520, PALE_WOOD, r=8)
    for row in range(3):
        c.rect(x + 18, y + 20 + row * 120, 294, 100, darker(PALE_WOOD, 0.15))
        c.rect(x + 10, y + 118 + row * 120, 310, 12, lighter(PALE_WOOD, 0.3))
        for item in range(5):
            px = x + 48 + item * 58
            tint = (TEAL, CREAM, TERRACOTTA, GOLD, SAGE)[(item + row) % 5]
            if row == 1:
                c.rect(px - 18, y + 176, 36, 62, tint, r=8)
            else:
                c.circle(px, y + 88 + row * 120, 27, tint)
                c.circle(px, y + 88 + row * 120, 17, lighter(tint, 0.35))


def _letters(c: Canvas, x: float, y: float) -> None:
    for dx, dy, tilt in ((-70, 30, -8), (40, 12, 6), (-20, 46, 3), (90, 50, -5)):
        px, py = x + dx, y + dy
        corners = [
            (px - 62, py - 24 + tilt),
            (px + 62, py - 24 - tilt),
            (px + 70, py + 26 - tilt),
            (px - 70, py + 26 + tilt),
        ]
        c.polygon(corners, PAPER)
        c.polygon([corners[0], (px, py + 8), corners[1]], lighter(MIST, 0.3))
        c.rect(px + 24, py - 12 - tilt, 24, 10, BRICK)
    c.polygon([(x + 130, y - 8), (x + 232, y - 18), (x + 250, y + 58), (x + 140, y + 66)], CREAM)
    for step in range(4):
        c.stroke([(x + 150, y + 10 + step * 12), (x + 224 - step * 8, y + 3 + step * 12)], STONE, 4)


def residents_kitchen(c: Canvas) -> None:
    """Neighbours who cook for neighbours."""
    c.gradient("#cfe5dc", "#e9f1e2")
    for row in range(5):
        for column in range(18):
            c.rect(
                column * 86 + (row % 2) * 40 - 40,
                330 + row * 58,
                80,
                52,
                lighter(MINT, 0.35 if (row + column) % 3 else 0.1),
                r=4,
            )
    c.rect(80, 220, 1340, 20, WOOD, r=4)
    for step in range(14):
        x = 120 + step * 96
        if step % 3 == 0:
            s.potted_plant(c, x, 220, 100)
        elif step % 3 == 1:
            c.rect(x - 24, 150, 48, 70, (TERRACOTTA, GOLD, TEAL)[step % 3], r=10)
            c.rect(x - 26, 142, 52, 14, DEEP_WOOD, r=5)
        else:
            c.ellipse(x, 205, 40, 16, PAPER)
            c.ellipse(x, 192, 40, 16, CORAL)
    for step, x in enumerate((260, 420, 1080, 1240)):
        c.stroke([(x, 240), (x, 290)], INK, 4)
        c.circle(x, 318, 34, (DEEP_GOLD, BRICK, STONE, TEAL)[step])
        c.circle(x, 318, 23, darker((DEEP_GOLD, BRICK, STONE, TEAL)[step], 0.2))
    s.pendant(c, 750, 110, 170, GOLD)
    counter = 690
    cooks = [
        (210, 11, TERRACOTTA, 0.5),
        (500, 2, GOLD, 0.4),
        (800, 13, TEAL, -0.3),
        (1080, 4, CREAM, -0.5),
        (1330, 5, BRICK, -0.7),
    ]
    for x, number, apron, gaze in cooks:
        f.seated(c, x, counter, 66, f.look(number, apron=apron, skirt=False), gaze=gaze)
    c.rect(0, counter, 1500, 60, PALE_WOOD)
    c.rect(0, counter + 60, 1500, 250, "#7fa79c")
    for x in range(20, 1500, 250):
        c.rect(x, counter + 84, 220, 210, "#93b8ad", r=8)
        c.rect(x + 90, counter + 104, 40, 10, GOLD, r=5)
    for x, number, apron, _ in cooks:
        f.forearms(c, x, counter, 66, f.look(number, apron=apron), reach=0.8)
    _pan(c, 370, counter + 20, 110, TERRACOTTA)
    s.steam(c, 370, counter - 92, 110)
    _pan(c, 1210, counter + 24, 92, DEEP_TEAL)
    s.steam(c, 1210, counter - 70, 100)
    c.rect(590, counter + 4, 150, 20, WOOD, r=6)
    for dx, colour in ((0, CORAL), (26, CORAL), (54, LEAF), (82, GOLD), (106, BRICK)):
        c.circle(614 + dx, counter - 4, 16, colour)
    c.ellipse(940, counter + 22, 74, 22, PAPER)
    for dx, colour in ((-38, LEAF), (-8, SAGE), (26, TERRACOTTA), (44, LEAF)):
        c.circle(940 + dx, counter + 6, 21, colour)


def _pan(c: Canvas, x: float, y: float, w: float, colour: str) -> None:
    for side in (-1, 1):
        c.stroke([(x + side * w * 0.5, y - w * 0.55), (x + side * w * 0.72, y - w * 0.55)], INK, 14)
    c.rect(x - w * 0.55, y - w * 0.75, w * 1.1, w * 0.78, colour, r=16)
    c.rect(x - w * 0.6, y - w * 0.82, w * 1.2, 18, lighter(colour, 0.25), r=8)
    c.rect(x - w * 0.42, y - w * 0.55, 12, w * 0.4, lighter(colour, 0.3), r=6)


def youth_club(c: Canvas) -> None:
    """An evening in the youth club."""
    c.gradient("#334a63", "#4a6079", 0, 700)
    c.rect(0, 690, 1500, 310, "#c08a5c")
    for x in range(0, 1500, 150):
        c.rect(x, 690, 5, 310, "#a97648")
    _mural(c)
    for row, y in enumerate((40, 90)):
        c.stroke([(-20, y), (380, y + 70), (760, y + 20), (1140, y + 80), (1520, y)], INK, 4)
        for step in range(16):
            x = 30 + step * 96
            lift = y + 34 + 32 * math.sin(step * 0.85) + 14
            c.glow(x, lift, 46, PALE_GOLD, 0.6)
            c.circle(x, lift, 12, (GOLD, CORAL, MINT)[(step + row) % 3])
    c.blob([(1010, 640), (1060, 590), (1400, 590), (1450, 640), (1460, 820), (1000, 820)], PLUM)
    c.rect(1050, 700, 360, 110, lighter(PLUM, 0.15), r=26)
    for x in (990, 1412):
        c.rect(x, 670, 70, 160, darker(PLUM, 0.15), r=26)
    for x, number in ((1130, 12), (1290, 8)):
        who = f.look(number, collar="hoodie")
        f.bust(c, x, 545, 52, who, depth=4.3, gaze=0.5 if number == 12 else -0.5)
        c.stroke([(x - 40, 750), (x - 44, 820), (x - 44, 900)], who.bottom, 44)
        c.stroke([(x + 40, 750), (x + 44, 820), (x + 44, 900)], who.bottom, 44)
        for dx in (-44, 44):
            c.ellipse(x + dx + 10, 908, 36, 16, CREAM)
    f.stand(c, 230, 860, 400, f.look(9, collar="hoodie"), pose="reach", gaze=0.6)
    f.stand(c, 830, 850, 400, f.look(4), pose="reach", flip=True, gaze=-0.6)
    f.stand(c, 560, 760, 360, f.look(1, top=BRICK, collar="hoodie"), pose="cheer")
    _football_table(c, 290, 720)
    c.rect(70, 560, 84, 250, DEEP_TEAL, r=14)
    c.circle(112, 630, 30, INK)
    c.circle(112, 740, 38, INK)


def _mural(c: Canvas) -> None:
    c.rect(330, 190, 620, 330, "#f1d9a8", r=10)
    c.circle(470, 330, 90, GOLD)
    for step in range(12):
        angle = math.pi * step / 6
        c.stroke(
            [
                (470 + 104 * math.cos(angle), 330 + 104 * math.sin(angle)),
                (470 + 136 * math.cos(angle), 330 + 136 * math.sin(angle)),
            ],
            CORAL,
            12,
        )
    for step in range(4):
        c.stroke(
            [(340, 430 + step * 24), (500, 410 + step * 24), (660, 446 + step * 24), (940, 420 + step * 24)],
            (TEAL, BLUE, DEEP_TEAL, NAVY)[step],
            20,
        )
    c.text(772, 290, "DE LOODS", 66, TERRACOTTA)
    c.text(772, 362, "van ons allemaal", 36, NAVY)


def _football_table(c: Canvas, x: float, y: float) -> None:
    for px in (x + 30, x + 440):
        c.polygon([(px, y + 40), (px + 30, y + 40), (px + 40, y + 220), (px - 10, y + 220)], DEEP_WOOD)
    c.polygon([(x - 10, y - 30), (x + 510, y - 30), (x + 540, y + 30), (x - 40, y + 30)], DEEP_LEAF)
    c.stroke([(x + 250, y - 28), (x + 250, y + 28)], PAPER, 4)
    c.ring(x + 250, y, 48, 16, PAPER, 4)
    c.rect(x - 44, y + 24, 588, 74, BRICK, r=10)
    c.rect(x - 44, y + 24, 588, 16, TERRACOTTA, r=6)
    for step in range(6):
        px = x + 40 + step * 84
        c.stroke([(px, y - 56), (px, y + 54)], STONE, 8)
        for dy in (-24, 10):
            c.rect(px - 9, y + dy - 10, 18, 32, GOLD if step % 2 else BLUE, r=5)
            c.circle(px, y + dy - 16, 9, CREAM)


def library(c: Canvas) -> None:
    """The reading table in the library, with a language lesson."""
    c.gradient("#f3e2c4", "#eed9b3")
    for row in range(3):
        y = 60 + row * 190
        c.rect(0, y - 20, 1500, 210, DEEP_WOOD)
        c.rect(0, y - 6, 1500, 182, "#6d452a")
        s.books(c, 14, y + 176, 440, 168)
        s.books(c, 486, y + 176, 540, 168)
        s.books(c, 1056, y + 176, 430, 168)
        c.rect(0, y + 174, 1500, 16, WOOD)
    for x in (460, 1030):
        c.rect(x, 40, 24, 570, WOOD)
    s.floor(c, 620, "#d8b483")
    s.pendant(c, 420, 130, 180, GOLD)
    s.pendant(c, 1080, 130, 180, GOLD)
    people = [(250, 3, 0.5), (570, 12, 0.3), (890, 5, -0.3), (1220, 11, -0.6)]
    for x, number, gaze in people:
        f.seated(c, x, 730, 70, f.look(number, skirt=False), gaze=gaze)
    s.table(c, 40, 730, 1420, 170, PALE_WOOD)
    for x, number, _ in people:
        f.forearms(c, x, 730, 70, f.look(number), reach=0.95)
    for x, colour in ((250, TERRACOTTA), (570, TEAL), (890, GOLD), (1220, NAVY)):
        _open_book(c, x, 800, colour)
    for index, (x, word) in enumerate(((410, "brood"), (735, "straat"), (1060, "buur"))):
        c.polygon([(x - 58, 836), (x + 58, 830), (x + 62, 872), (x - 62, 878)], (PAPER, PALE_GOLD, MINT)[index])
        c.text(x, 854, word, 25, NAVY)


def _open_book(c: Canvas, x: float, y: float, colour: str) -> None:
    c.polygon([(x - 84, y - 6), (x + 84, y - 6), (x + 96, y + 52), (x - 96, y + 52)], colour)
    for side in (-1, 1):
        c.polygon(
            [(x, y + 2), (x + side * 76, y - 10), (x + side * 86, y + 40), (x, y + 50)],
            PAPER if side < 0 else CREAM,
        )
        for step in range(3):
            c.stroke([(x + side * 14, y + 14 + step * 10), (x + side * 66, y + 6 + step * 10)], STONE, 3)


def ceremony(c: Canvas) -> None:
    """The golden award is handed over."""
    c.gradient("#7c2f33", "#a5493c", 0, 700)
    for x in range(0, 1500, 100):
        c.blob([(x, -20), (x + 56, -20), (x + 46, 350), (x + 60, 720), (x - 6, 720), (x + 10, 350)], "#8b373a")
    for side, lean in ((0, 1), (1500, -1)):
        edge = [(-10, -30), (190, -30), (120, 300), (150, 760), (-10, 760)]
        c.blob([(side + lean * dx, dy) for dx, dy in edge], "#5f2229")
    c.polygon([(420, -10), (560, -10), (820, 760), (200, 760)], PALE_GOLD, 0.16)
    c.polygon([(940, -10), (1080, -10), (1300, 760), (680, 760)], PALE_GOLD, 0.16)
    s.bunting(c, 60, 60)
    c.rect(0, 700, 1500, 90, WOOD)
    c.rect(0, 700, 1500, 16, lighter(WOOD, 0.3))
    c.rect(0, 784, 1500, 216, "#4c2a26")
    c.rect(130, 470, 130, 240, DEEP_WOOD, r=8)
    c.rect(110, 456, 170, 28, PALE_WOOD, r=8)
    c.circle(195, 580, 38, GOLD)
    f.stand(
        c,
        420,
        714,
        420,
        f.look(7, collar="jacket", style="bob", top=NAVY, bottom=NAVY),
        pose="reach",
        gaze=0.5,
    )
    f.stand(c, 690, 714, 410, f.look(11, top=DEEP_TEAL), pose="reach", flip=True, gaze=-0.5)
    _trophy(c, 556, 470, 92)
    f.stand(c, 880, 714, 395, f.look(6), pose="cheer")
    f.stand(c, 1040, 714, 405, f.look(9, collar="shirt"), pose="cheer")
    f.stand(c, 1210, 714, 400, f.look(2), pose="wave", gaze=-0.5)
    for index in range(90):
        x, y = c.random.uniform(120, 1380), c.random.uniform(20, 560)
        size = c.random.uniform(6, 13)
        c.polygon(
            [
                (x, y),
                (x + size, y + size * 0.4),
                (x + size * 0.6, y + size * 1.3),
                (x - size * 0.4, y + size),
            ],
            (GOLD, PALE_GOLD, CORAL, MINT, CREAM)[index % 5],
        )
    for index in range(11):
        who = f.look(index * 5 + 2)
        x = 60 + index * 140
        tint = mix("#2b1a1c", who.hair, 0.3)
        c.blob(
            [(x - 92, 1010), (x - 80, 920), (x, 880), (x + 80, 920), (x + 92, 1010)],
            mix("#3a2226", who.top, 0.35),
        )
        c.ellipse(x, 862, 50, 58, tint)
        if index % 3 == 0:
            for side in (-1, 1):
                c.stroke(
                    [(x + side * 74, 940), (x + side * 84, 860), (x + side * 40, 800)],
                    mix("#3a2226", who.top, 0.35),
                    26,
                )
                c.circle(x + side * 34, 794, 17, mix("#3a2226", who.skin, 0.6))


def _trophy(c: Canvas, x: float, y: float, size: float) -> None:
    c.glow(x, y, size * 1.7, PALE_GOLD, 0.7)
    c.circle(x, y, size * 0.5, GOLD)
    c.circle(x, y, size * 0.36, DEEP_GOLD)
    c.circle(x, y, size * 0.3, PALE_GOLD)
    for step in range(3):
        c.rect(
            x - size * 0.2 + step * size * 0.15,
            y - size * 0.02 - step % 2 * size * 0.1,
            size * 0.11,
            size * 0.2 + step % 2 * size * 0.1,
            DEEP_GOLD,
        )
    c.rect(x - size * 0.09, y + size * 0.48, size * 0.18, size * 0.18, DEEP_GOLD)
    c.rect(x - size * 0.36, y + size * 0.64, size * 0.72, size * 0.2, DEEP_WOOD, r=4)


def meeting(c: Canvas) -> None:
    """Residents and the alderman talk around a table in the neighbourhood house."""
    c.gradient("#dfeae6", "#f2ead6")
    _view(c, 90, 90, 330, 330)
    c.rect(1080, 80, 320, 380, PAPER, r=8)
    c.rect(1070, 66, 340, 22, DEEP_WOOD, r=6)
    c.text(1240, 130, "Wat horen we?", 34, NAVY)
    for row, colour in enumerate((GOLD, CORAL, MINT)):
        for column in range(3):
            c.rect(1110 + column * 94, 175 + row * 88, 78, 72, (GOLD, CORAL, MINT)[(row + column) % 3], r=3)
            for line in range(3):
                c.rect(1120 + column * 94, 190 + row * 88 + line * 15, 56 - line * 10, 5, darker(colour, 0.3))
    s.pendant(c, 740, 110, 180, DEEP_TEAL)
    s.floor(c, 640, "#c9a070")
    back = [(330, 3, 0.6), (560, 4, 0.4), (790, 0, 0.0), (1010, 13, -0.4), (1220, 2, -0.6)]
    for x, number, gaze in back:
        f.seated(c, x, 660, 58, f.look(number, skirt=False), gaze=gaze)
    c.ellipse(760, 750, 660, 150, darker(WOOD, 0.15))
    c.ellipse(760, 734, 660, 150, lighter(PALE_WOOD, 0.1))
    for x, number, _ in back:
        f.forearms(c, x, 654, 58, f.look(number), reach=0.8)
    for x, y, colour in ((450, 750, TEAL), (700, 730, CORAL), (920, 760, GOLD), (1130, 740, PAPER)):
        s.cup(c, x, y, 30, colour)
    for x, y in ((330, 760), (600, 790), (830, 800), (1040, 790)):
        c.polygon([(x - 52, y - 20), (x + 52, y - 24), (x + 60, y + 14), (x - 58, y + 18)], PAPER)
        c.stroke([(x - 34, y - 8), (x + 34, y - 11)], STONE, 4)
        c.stroke([(x - 34, y + 4), (x + 20, y + 2)], STONE, 4)
    for x, number in ((470, 8), (1020, 6)):
        who = f.look(number)
        c.blob([(x - 150, 1040), (x - 130, 900), (x, 850), (x + 130, 900), (x + 150, 1040)], who.top)
        c.ellipse(x, 800, 72, 84, who.hair)
        if number == 6:
            c.circle(x, 708, 36, who.hair)
        else:
            for dx in (-60, -30, 0, 30, 60):
                c.stroke([(x + dx, 790), (x + dx * 1.15, 900)], who.hair, 22)


def repair_cafe(c: Canvas) -> None:
    """A toaster, a lamp and a bicycle on the repair table."""
    c.gradient("#e6d6ba", "#f3e6cd")
    c.rect(90, 90, 560, 340, "#cda878", r=10)
    for row in range(3):
        for column in range(6):
            x, y = 140 + column * 90, 140 + row * 100
            if (row + column) % 3 == 0:
                c.stroke([(x, y), (x, y + 56)], (BRICK, TEAL, NAVY)[column % 3], 15)
                c.stroke([(x, y + 50), (x, y + 82)], STONE, 8)
            elif (row + column) % 3 == 1:
                c.ring(x, y + 14, 18, 18, STONE, 8)
                c.stroke([(x, y + 32), (x, y + 78)], STONE, 11)
            else:
                c.stroke([(x, y + 8), (x, y + 78)], DEEP_WOOD, 11)
                c.rect(x - 27, y - 4, 54, 22, INK, r=5)
    s.bunting(c, 24, 26, -20, 1520, 16)
    c.rect(940, 110, 470, 150, PAPER, r=16)
    c.text(1175, 160, "Repareren", 54, DEEP_TEAL)
    c.text(1175, 220, "doen we samen", 40, TERRACOTTA)
    s.floor(c, 640, "#b98e62")
    people = [(300, 13, 0.5), (620, 5, 0.2), (960, 1, -0.4), (1260, 6, -0.5)]
    for x, number, gaze in people:
        f.seated(
            c,
            x,
            690,
            72,
            f.look(number, skirt=False, apron=DEEP_TEAL if number in (13, 1) else ""),
            gaze=gaze,
        )
    s.table(c, 40, 690, 1420, 150, WOOD)
    for x in (120, 1320):
        c.rect(x, 860, 60, 140, DEEP_WOOD)
    for x, number, _ in people:
        f.forearms(c, x, 690, 72, f.look(number), reach=0.85)
    c.rect(400, 690, 140, 92, CORAL, r=24)
    c.rect(424, 684, 92, 12, INK, r=5)
    c.circle(516, 744, 10, CREAM)
    c.rect(1084, 766, 130, 18, DEEP_TEAL, r=8)
    c.stroke([(1148, 770), (1120, 700), (1170, 640)], DEEP_TEAL, 11)
    c.polygon([(1146, 612), (1206, 640), (1186, 690), (1126, 650)], GOLD)
    c.glow(1190, 700, 70, PALE_GOLD, 0.6)
    for x, y in ((690, 770), (760, 792), (830, 764)):
        c.stroke([(x, y), (x + 62, y - 10)], STONE, 10)
        c.stroke([(x - 36, y + 6), (x, y)], BRICK, 17)
    c.ring(860, 800, 24, 12, INK, 7)


def letterbox(c: Canvas) -> None:
    """Two letters, one from the neighbourhood and one from the town hall, at a green door."""
    c.rect(0, 0, 1500, 1000, BRICK)
    for row in range(20):
        for column in range(-1, 13):
            x = column * 132 + (row % 2) * 66
            c.rect(
                x,
                row * 52,
                124,
                44,
                mix(BRICK, (TERRACOTTA, "#8a3d33", "#b4574a")[(row * 5 + column * 3) % 3], 0.5),
                r=3,
            )
    c.rect(380, -20, 740, 1040, CREAM)
    c.rect(420, -20, 660, 1040, DEEP_TEAL)
    for x in (470, 770):
        c.rect(x, 40, 260, 330, darker(DEEP_TEAL, 0.22), r=10)
        c.rect(x + 10, 50, 240, 310, lighter(DEEP_TEAL, 0.08), r=8)
        c.rect(x, 720, 260, 240, darker(DEEP_TEAL, 0.22), r=10)
        c.rect(x + 10, 730, 240, 220, lighter(DEEP_TEAL, 0.08), r=8)
    c.rect(690, 150, 120, 120, GOLD, r=60)
    c.text(750, 208, "12", 62, DEEP_TEAL)
    c.rect(540, 470, 420, 130, DEEP_GOLD, r=16)
    c.rect(556, 484, 388, 102, GOLD, r=12)
    c.rect(590, 522, 320, 28, INK, r=8)
    c.circle(1030, 560, 32, GOLD)
    c.circle(1030, 560, 20, DEEP_GOLD)
    for x, y, w, tilt, paper, stamp in (
        (600, 530, 260, -22, PAPER, TERRACOTTA),
        (700, 560, 270, 18, PALE_GOLD, TEAL),
    ):
        corners = [(x, y + tilt), (x + w, y - tilt), (x + w + 26, y + 176 - tilt), (x + 26, y + 176 + tilt)]
        c.polygon([(px + 10, py + 12) for px, py in corners], "#152f33", 0.35)
        c.polygon(corners, paper)
        c.polygon([corners[0], (x + w / 2 + 12, y + 96), corners[1]], darker(paper, 0.07))
        c.stroke([corners[0], (x + w / 2 + 12, y + 96), corners[1]], darker(paper, 0.16), 4, curved=False)
        c.circle(x + w / 2 + 12, y + 96, 20, stamp)
    for x, lean in ((150, 1), (1350, -1)):
        s.potted_plant(c, x, 990, 420)
        s.sunflower(c, x + lean * 70, 960, 420)
    c.rect(240, 270, 96, 130, INK, r=14)
    c.rect(252, 284, 72, 96, PALE_GOLD, r=8)
    c.glow(288, 332, 140, PALE_GOLD, 0.5)


def coffee_corner(c: Canvas) -> None:
    """Coffee hour in the neighbourhood house: two people talk, a counter, cake."""
    c.gradient("#f0d7c2", "#f7e9d4")
    c.rect(0, 0, 1500, 420, "#e6b9a0", 0.5)
    for x in (110, 330):
        c.rect(x, 110, 170, 210, PAPER, r=6)
        c.rect(x + 16, 126, 138, 178, (MINT, PALE_GOLD)[x % 3 == 0], r=4)
    c.circle(195, 220, 44, TERRACOTTA)
    c.polygon([(350, 296), (415, 180), (480, 296)], TEAL)
    c.rect(930, 90, 480, 120, NAVY, r=12)
    c.text(1170, 132, "Koffie staat klaar", 44, PALE_GOLD)
    c.text(1170, 180, "elke ochtend, voor iedereen", 28, CREAM)
    s.floor(c, 700, "#c49b70")
    c.rect(900, 500, 600, 320, DEEP_TEAL, r=8)
    c.rect(880, 474, 640, 40, PALE_WOOD, r=8)
    for x in range(930, 1480, 110):
        c.rect(x, 540, 80, 250, lighter(DEEP_TEAL, 0.1), r=6)
    f.bust(c, 1200, 270, 62, f.look(12, apron=GOLD), depth=3.5, gaze=-0.5)
    c.rect(880, 474, 640, 40, PALE_WOOD, r=8)
    c.rect(960, 350, 100, 124, STONE, r=10)
    c.rect(974, 366, 72, 46, INK, r=6)
    s.cup(c, 1010, 474, 20, PAPER)
    c.ellipse(1370, 470, 82, 14, PAPER)
    c.rect(1312, 414, 116, 50, PINK, r=12)
    c.rect(1312, 410, 116, 18, PAPER, r=9)
    for dx in (0, 36, 72):
        c.circle(1334 + dx, 408, 9, BRICK)
    people = [(230, 6, 0.8), (640, 10, -0.8)]
    for x, number, gaze in people:
        f.seated(c, x, 700, 84, f.look(number), gaze=gaze)
    s.table(c, 60, 700, 780, 150, WOOD)
    c.rect(410, 870, 70, 130, DEEP_WOOD)
    for x, number, _ in people:
        f.forearms(c, x, 700, 84, f.look(number), reach=0.9)
    for x, colour in ((400, CORAL), (520, TEAL)):
        s.cup(c, x, 800, 42, colour)
        s.steam(c, x, 746, 70)
    s.potted_plant(c, 860, 700, 190)


def notebook(c: Canvas) -> None:
    """A desk from above: notebook, pen, coffee and a cutting from the paper."""
    c.rect(0, 0, 1500, 1000, PALE_WOOD)
    for y in range(0, 1000, 90):
        c.rect(0, y, 1500, 5, darker(PALE_WOOD, 0.07))
    c.polygon([(90, 150), (620, 90), (700, 840), (160, 900)], "#152f33", 0.15)
    c.polygon([(70, 130), (600, 70), (680, 820), (140, 880)], PAPER)
    c.polygon([(150, 180), (560, 134), (566, 190), (156, 236)], INK)
    for step in range(8):
        for side in (0, 1):
            x, y = 170 + side * 220 + step * 6, 290 + step * 62 - side * 25
            c.stroke([(x, y), (x + 180, y - 20)], STONE, 9)
    c.polygon([(400, 480), (590, 459), (612, 660), (420, 682)], TEAL)
    c.circle(505, 560, 52, GOLD)
    c.polygon([(740, 200), (1330, 170), (1400, 900), (790, 930)], "#152f33", 0.2)
    c.polygon([(720, 180), (1310, 150), (1380, 880), (770, 910)], TERRACOTTA)
    c.polygon([(745, 200), (1290, 172), (1352, 862), (790, 890)], CREAM)
    for step in range(10):
        y = 262 + step * 58
        c.stroke(
            [(800 + step * 5, y), (1262 + step * 5 - (step % 3) * 90, y - 24)],
            BLUE if step else BRICK,
            8 if step else 12,
        )
    for step in range(12):
        c.ring(735 + step * 4.4, 232 + step * 54, 16, 12, STONE, 6)
    c.stroke([(1150, 960), (1420, 640)], DEEP_GOLD, 26)
    c.polygon([(1132, 986), (1140, 944), (1168, 968)], INK)
    c.circle(1310, 300, 112, "#152f33", 0.2)
    c.circle(1300, 280, 112, TEAL)
    c.circle(1300, 280, 92, PAPER)
    c.circle(1300, 280, 82, "#6d4630")
    c.ring(1300, 280, 42, 42, "#8a5d42", 6)
    c.stroke([(1396, 220), (1450, 190), (1466, 250), (1408, 282)], TEAL, 24)
