"""The portraits of everybody who writes, answers or is named in the demo: drawn, never photographed."""

from demo.drawings import figures as f
from demo.drawings.canvas import (
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    DEEP_GOLD,
    DEEP_LEAF,
    DEEP_TEAL,
    GOLD,
    LEAF,
    LILAC,
    MINT,
    NAVY,
    PALE_GOLD,
    PINK,
    PLUM,
    SAGE,
    SAND,
    SKY,
    TEAL,
    TERRACOTTA,
    WOOD,
    Canvas,
    Colour,
    darker,
    lighter,
    mix,
)
from demo.drawings.figures import Look

# slug -> (look, colour of the paper, what stands behind the person)
SITTERS: dict[str, tuple[Look, Colour, str]] = {
    "samira": (Look(f.OLIVE, f.BLACK, "curly", TEAL, earrings=True, collar="shirt"), PALE_GOLD, "houses"),
    "joost": (Look(f.FAIR, f.AUBURN, "quiff", "#b04a3a", beard=True, collar="hoodie"), SKY, "lights"),
    "ineke": (Look(f.ROSY, f.SILVER, "bob", "#6d8f4e", glasses=True, older=True), MINT, "plants"),
    "dwight": (Look(f.BROWN, f.BLACK, "short", NAVY, glasses=True, collar="turtleneck"), SAND, "shelf"),
    "fleur": (Look(f.FAIR, f.BLOND, "ponytail", PLUM, collar="shirt"), PINK, "sun"),
    "annelies": (Look(f.ROSY, f.AUBURN, "bob", "#35506f", earrings=True, collar="jacket"), PALE_GOLD, "hall"),
    "ruben": (Look(f.TAN, f.GREY, "short", DEEP_TEAL, beard=True, collar="jacket"), SAND, "window"),
    "noor": (Look(f.FAIR, f.CHESTNUT, "fringe", GOLD, collar="turtleneck"), SKY, "sun"),
    "timo": (Look(f.OLIVE, f.BLACK, "side", BLUE, collar="shirt"), LILAC, "window"),
    "hatice": (Look(f.OLIVE, f.BLACK, "scarf", DEEP_LEAF, wrap=TERRACOTTA, collar="round"), MINT, "shelf"),
    "zoe": (Look(f.DEEP, f.BLACK, "afro", CORAL, earrings=True), PALE_GOLD, "plants"),
    "wim": (
        Look(f.ROSY, f.SILVER, "bald", "#7c5b3a", glasses=True, older=True, collar="shirt"),
        SKY,
        "houses",
    ),
    "mo": (Look(f.TAN, f.BLACK, "cap", LEAF, wrap=BRICK, collar="hoodie"), SAND, "lights"),
    "bep": (Look(f.FAIR, f.SILVER, "bun", CORAL, glasses=True, older=True), LILAC, "sun"),
    "celestine": (Look(f.DEEP, f.BLACK, "locs", "#d99a2b", earrings=True), MINT, "window"),
    "gerrit": (
        Look(f.ROSY, f.GREY, "beanie", DEEP_TEAL, wrap=DEEP_GOLD, beard=True, older=True, collar="turtleneck"),
        PINK,
        "plants",
    ),
}


def draw_portrait(slug: str, scale: float) -> Canvas:
    """Head and shoulders on a sheet of 1000 by 1250 units."""
    who, paper, behind = SITTERS[slug]
    c = Canvas(1000, 1250, scale=scale, background=paper, seed=len(slug))
    c.gradient(lighter(paper, 0.35), paper)
    BACKGROUNDS[behind](c, paper)
    f.bust(c, 500, 560, 190, who, gaze=(len(slug) % 3 - 1) * 0.5, depth=4.2)
    return c


def _houses(c: Canvas, paper: Colour) -> None:
    for index, (x, w, h) in enumerate([(40, 190, 520), (230, 170, 620), (620, 180, 580), (800, 200, 490)]):
        wall = mix(paper, (TERRACOTTA, BRICK, DEEP_GOLD, CORAL)[index], 0.4)
        top = 1250 - h - 200
        c.polygon([(x, top), (x + w / 2, top - 110), (x + w, top), (x + w, 1250), (x, 1250)], wall)
        for row in range(3):
            for column in range(2):
                c.rect(
                    x + 30 + column * (w - 60) * 0.55,
                    top + 40 + row * 130,
                    w * 0.24,
                    80,
                    lighter(paper, 0.5),
                    r=6,
                )


def _lights(c: Canvas, paper: Colour) -> None:
    for row in range(3):
        y = 120 + row * 150
        c.stroke([(-20, y), (300, y + 70), (700, y + 70), (1020, y)], mix(paper, NAVY, 0.4), 4)
        for step in range(9):
            x = 60 + step * 115
            drop = 68 - abs(step - 4) * 13
            c.glow(x, y + drop + 20, 60, GOLD, 0.5)
            c.circle(x, y + drop + 20, 17, (GOLD, CORAL, TEAL)[step % 3])


def _plants(c: Canvas, paper: Colour) -> None:
    for x, height, lean in [(90, 620, -20), (200, 460, 30), (820, 520, -30), (930, 690, 20)]:
        c.stroke([(x, 1250), (x + lean, 1250 - height / 2), (x + lean * 2, 1250 - height)], DEEP_LEAF, 9)
        for step in range(7):
            y = 1250 - height + step * height / 8
            side = 1 if step % 2 else -1
            middle = x + lean * (2 - step / 4)
            c.blob(
                [
                    (middle, y),
                    (middle + side * 55, y - 50),
                    (middle + side * 125, y - 30),
                    (middle + side * 60, y + 18),
                ],
                (LEAF, SAGE)[step % 2],
            )
        c.circle(x + lean * 2, 1250 - height - 12, 46, GOLD)
        c.circle(x + lean * 2, 1250 - height - 12, 20, WOOD)


def _shelf(c: Canvas, paper: Colour) -> None:
    colours = (TERRACOTTA, TEAL, GOLD, NAVY, SAGE, PLUM, CREAM, CORAL)
    for row in range(4):
        y = 90 + row * 260
        x = 20.0
        while x < 980:
            width = c.random.uniform(26, 52)
            height = c.random.uniform(130, 195)
            c.rect(x, y + 200 - height, width - 4, height, mix(c.random.choice(colours), paper, 0.35), r=4)
            x += width
        c.rect(0, y + 200, 1000, 20, mix(WOOD, paper, 0.25))


def _sun(c: Canvas, paper: Colour) -> None:
    for ring in range(5, 0, -1):
        c.circle(500, 560, 90 * ring + 20, mix(paper, GOLD, 0.62 - ring * 0.1))


def _hall(c: Canvas, paper: Colour) -> None:
    stone = mix(paper, WOOD, 0.25)
    c.polygon([(120, 480), (500, 210), (880, 480)], stone)
    c.rect(120, 480, 760, 60, darker(stone, 0.12))
    for x in (160, 320, 620, 780):
        c.rect(x, 540, 60, 720, stone)
    c.circle(500, 390, 52, CREAM)
    c.ring(500, 390, 52, 52, DEEP_GOLD, 8)


def _window(c: Canvas, paper: Colour) -> None:
    c.rect(130, 110, 740, 760, CREAM, r=14)
    for column in range(2):
        for row in range(2):
            c.rect(155 + column * 355, 135 + row * 365, 335, 345, SKY, r=6)
    c.circle(700, 270, 70, PALE_GOLD)
    c.blob([(155, 845), (155, 700), (280, 640), (420, 720), (490, 700), (490, 845)], SAGE)
    c.blob([(510, 845), (510, 720), (640, 660), (760, 730), (845, 690), (845, 845)], SAGE)
    c.rect(100, 870, 800, 44, CREAM, r=10)


BACKGROUNDS = {
    "houses": _houses,
    "lights": _lights,
    "plants": _plants,
    "shelf": _shelf,
    "sun": _sun,
    "hall": _hall,
    "window": _window,
}
