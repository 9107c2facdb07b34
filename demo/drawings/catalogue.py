"""Every picture of the demo: what it is called, what a screen reader says, and how to draw it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from demo.drawings import indoors, outdoors
from demo.drawings.canvas import DEEP_TEAL, GOLD, PALE_GOLD, TEAL, Canvas
from demo.drawings.portraits import draw_portrait

MAKER = "Stichting Welzijn Oeverstad (getekend voorbeeld)"
LANDSCAPE = (1500, 1000)


@dataclass(frozen=True)
class Picture:
    """One illustration with the words that belong to it (Dutch, as readers see them)."""

    key: str
    title: str
    alt: str
    caption: str
    draw: Callable[[float], Canvas]
    shows_people: bool = True
    is_portrait: bool = False

    @property
    def file_name(self) -> str:
        return f"voorbeeld-{self.key}.jpg"

    def jpeg(self, scale: float = 1.0) -> bytes:
        """The picture as a JPEG; scale 1 is print size (long side 3000 or 2500 pixels)."""
        return self.draw(scale).jpeg()


def _scene(draw: Callable[[Canvas], None], seed: int) -> Callable[[float], Canvas]:
    def drawn(scale: float) -> Canvas:
        canvas = Canvas(*LANDSCAPE, scale=scale, seed=seed)
        draw(canvas)
        return canvas

    return drawn


def _sitter(slug: str) -> Callable[[float], Canvas]:
    return lambda scale: draw_portrait(slug, scale)


SCENES = [
    Picture(
        "straat",
        "Straat in de Waterkant",
        "Tekening van een straat met gekleurde huizen. Buren zwaaien naar elkaar en iemand fietst voorbij.",
        "De Spiegelstraat in de Waterkant: wie zwaait, krijgt antwoord.",
        _scene(outdoors.street, 3),
    ),
    Picture(
        "gracht",
        "Brug over de gracht",
        "Tekening van een stenen boogbrug over een gracht. Mensen staan op de brug en varen in een bootje.",
        "De Lange Brug, waar de bellenroute van de Waterkant begint.",
        _scene(outdoors.canal, 4),
    ),
    Picture(
        "buurttuin",
        "De buurttuin",
        "Tekening van een buurttuin met zonnebloemen, een kas en moestuinbakken. Buren spitten en gieten.",
        "In de buurttuin aan het Molenpad heeft ieder een eigen bak en een gedeelde kas.",
        _scene(outdoors.garden, 5),
    ),
    Picture(
        "markt",
        "De markt voor het raadhuis",
        "Tekening van een marktplein met kramen voor een raadhuis met een klok. Mensen praten met elkaar.",
        "Op het Raadhuisplein is het elke week markt.",
        _scene(outdoors.market, 6),
    ),
    Picture(
        "bushalte",
        "De bushalte",
        "Tekening van vijf mensen die bij een bushalte wachten op een gele bus.",
        "Halte Waterkant: hier stappen de meeste bezoekers van het buurthuis uit.",
        _scene(outdoors.bus_stop, 7),
    ),
    Picture(
        "wandelgroep",
        "De wandelgroep",
        "Tekening van acht mensen die samen over een pad in het park lopen.",
        "De wandelgroep vertrekt elke week bij de ingang van het park.",
        _scene(outdoors.walk, 8),
    ),
    Picture(
        "speeltuin",
        "De speeltuin",
        "Tekening van een speeltuin met een glijbaan en schommels. Twee mensen kijken vanaf een bank toe.",
        "De speeltuin aan de Kadelaan, gezien vanaf de bank van de buren.",
        _scene(outdoors.playground, 9),
    ),
    Picture(
        "avond",
        "Verlichte ramen",
        "Tekening van een rij huizen in het donker. Achter de ramen zitten mensen en staan planten.",
        "Achter elk raam woont een verhaal.",
        _scene(outdoors.evening, 10),
    ),
    Picture(
        "fietsles",
        "Fietsles op het plein",
        "Tekening van twee vrouwen die leren fietsen op een plein. Iemand loopt mee en buren juichen.",
        "Fietsles op het Veerplein.",
        _scene(outdoors.bike_lesson, 11),
    ),
    Picture(
        "keukentafel",
        "Post aan de keukentafel",
        "Tekening van vier mensen aan een keukentafel met koffie en een stapel brieven.",
        "Samen de post openen gaat beter dan alleen.",
        _scene(indoors.kitchen_table, 12),
    ),
    Picture(
        "bewonerskeuken",
        "De bewonerskeuken",
        "Tekening van vijf koks met een schort achter een aanrecht vol pannen en groente.",
        "De bewonerskeuken in buurthuis De Sluis.",
        _scene(indoors.residents_kitchen, 13),
    ),
    Picture(
        "jongerencentrum",
        "Jongerencentrum De Loods",
        "Tekening van jongeren bij een tafelvoetbalspel en op een bank, onder slingers met lampjes.",
        "Een avond in jongerencentrum De Loods.",
        _scene(indoors.youth_club, 14),
    ),
    Picture(
        "bibliotheek",
        "Taaltafel in de bibliotheek",
        "Tekening van vier mensen met open boeken aan een lange tafel voor volle boekenkasten.",
        "De taaltafel in de bibliotheek van Oeverstad.",
        _scene(indoors.library, 15),
    ),
    Picture(
        "uitreiking",
        "De uitreiking",
        "Tekening van een podium waarop iemand een gouden prijs krijgt. Anderen juichen en er valt confetti.",
        "De uitreiking van Goud voor Oeverstad in het Veertheater.",
        _scene(indoors.ceremony, 16),
    ),
    Picture(
        "overleg",
        "Gesprek in het buurthuis",
        "Tekening van zeven mensen aan een grote ronde tafel. Aan de muur hangt een bord met briefjes.",
        "Inwoners en sociaal werkers bespreken wat ze in de wijk horen.",
        _scene(indoors.meeting, 17),
    ),
    Picture(
        "repareren",
        "Het repaircafé",
        "Tekening van vier mensen aan een werktafel met een broodrooster, een lamp en gereedschap.",
        "In het repaircafé repareer je je spullen samen.",
        _scene(indoors.repair_cafe, 18),
    ),
    Picture(
        "brievenbus",
        "Twee brieven",
        "Tekening van een groene voordeur met een gouden brievenbus waar twee brieven uit steken.",
        "De briefwisseling: een dilemma uit de wijk, een antwoord uit het raadhuis.",
        _scene(indoors.letterbox, 19),
        shows_people=False,
    ),
    Picture(
        "koffie",
        "Koffie in het buurthuis",
        "Tekening van twee mensen die aan een tafel koffie drinken. Achter de bar staat een vrijwilliger.",
        "Koffie-uur in buurthuis De Sluis.",
        _scene(indoors.coffee_corner, 20),
    ),
    Picture(
        "schrijftafel",
        "De schrijftafel",
        "Tekening van een bureau met een schrift, een krant, een pen en een kop koffie.",
        "Eerst alles opschrijven, daarna schrappen.",
        _scene(indoors.notebook, 21),
        shows_people=False,
    ),
]

PORTRAITS = {
    slug: Picture(f"portret-{slug}", f"Portret van {name}", alt, f"{name}, {role}.", _sitter(slug), is_portrait=True)
    for slug, name, role, alt in [
        (
            "samira",
            "Samira Bouzid",
            "sociaal werker in de Waterkant",
            "Getekend portret van een vrouw met donkere krullen en een blauwgroene bloes.",
        ),
        (
            "joost",
            "Joost Terpstra",
            "jongerenwerker in De Loods",
            "Getekend portret van een man met rood haar, een baard en een rode trui.",
        ),
        (
            "ineke",
            "Ineke van Rossum",
            "opbouwwerker in de Molenbuurt",
            "Getekend portret van een vrouw met grijs haar en een ronde bril.",
        ),
        (
            "dwight",
            "Dwight Pinas",
            "sociaal raadsman",
            "Getekend portret van een man met een bril en een donkerblauwe coltrui.",
        ),
        (
            "fleur",
            "Fleur Hendriks",
            "ouderenadviseur",
            "Getekend portret van een vrouw met een blonde paardenstaart en een paarse bloes.",
        ),
        (
            "annelies",
            "Annelies Brandsma",
            "wethouder in de gemeente Oeverstad",
            "Getekend portret van een vrouw met kastanjebruin haar en een blauw jasje.",
        ),
        (
            "ruben",
            "Ruben Oosterling",
            "directeur-bestuurder",
            "Getekend portret van een man met grijs haar, een baard en een groen jasje.",
        ),
        (
            "noor",
            "Noor Dijkgraaf",
            "communicatieadviseur",
            "Getekend portret van een vrouw met een bruine pony en een gele coltrui.",
        ),
        (
            "timo",
            "Timo Aydin",
            "woordvoerder in het raadhuis",
            "Getekend portret van een man met donker haar en een blauw overhemd.",
        ),
        (
            "hatice",
            "Hatice Demir",
            "voorzitter van de jury",
            "Getekend portret van een vrouw met een oranje hoofddoek en een groene trui.",
        ),
        (
            "zoe",
            "Zoë Kramers",
            "bedenker van de bellenroute",
            "Getekend portret van een vrouw met een groot afrokapsel en gouden oorringen.",
        ),
        (
            "wim",
            "Wim de Laat",
            "vrijwilliger in het repaircafé",
            "Getekend portret van een oudere man met een ronde bril en een bruine bloes.",
        ),
        (
            "mo",
            "Mo Haddad",
            "trainer bij De Loods",
            "Getekend portret van een jonge man met een rode pet en een groene trui.",
        ),
        (
            "bep",
            "Bep Slagter",
            "gastvrouw in De Sluis",
            "Getekend portret van een oudere vrouw met een grijze knot en een bril.",
        ),
        (
            "celestine",
            "Celestine Amoah",
            "kok in de bewonerskeuken",
            "Getekend portret van een vrouw met gevlochten haar en een gele trui.",
        ),
        (
            "gerrit",
            "Gerrit Wolbers",
            "tuinman in de buurttuin",
            "Getekend portret van een man met een gele muts en een grijze baard.",
        ),
    ]
}

PICTURES: dict[str, Picture] = {picture.key: picture for picture in [*SCENES, *PORTRAITS.values()]}


def logo_png(scale: float = 1.0) -> bytes:
    """The mark of the foundation: a golden sun above water, with its name, on white."""
    c = Canvas(900, 300, scale=scale, background="#ffffff")
    c.circle(150, 140, 92, GOLD)
    c.circle(150, 140, 62, PALE_GOLD)
    c.rect(30, 150, 240, 140, "#ffffff")
    for row, colour in enumerate((TEAL, DEEP_TEAL)):
        y = 178 + row * 46
        c.stroke([(52, y), (100, y - 18), (150, y), (200, y + 18), (248, y)], colour, 26)
    c.text(560, 108, "Stichting Welzijn", 58, DEEP_TEAL)
    c.text(560, 190, "Oeverstad", 92, DEEP_TEAL)
    c.rect(318, 252, 484, 9, GOLD, r=4)
    stream = BytesIO()
    c.image.reduce(2).quantize(64, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()
