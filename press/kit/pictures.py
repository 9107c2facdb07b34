"""Pictures for print and for the web, with their metadata inside."""

import io

from PIL import Image, ImageOps

from core.media.metadata import PNG_SIGNATURE
from core.media.photo_metadata import PhotoMetadata
from core.media.stamping import stamp
from press.kit import texts
from press.kit.content import KitContent, Photo, ascii_name

PRINT_QUALITY, WEB_QUALITY = 92, 82
WEB_LONG_EDGE = 1600
WEB_ENOUGH = 1200
# On paper, 5 cm wide at 200 dots per inch.
THUMBNAIL_LONG_EDGE = 400
# A release with more pictures shows the first ones in its PDF and Word file, and names the folder of the rest.
MOST_SHOWN = 24


def file_name(content: KitContent, photo: Photo, number: int) -> str:
    """Day, subject, maker and number, so that a picture is known away from its folder."""
    maker = ascii_name(photo.maker or "onbekend", 14)
    return content.fitted("2-beeld", f"{content.day:%Y%m%d}_", photo.title, f"_{maker}_{number:02d}_hires.jpg")


def names(content: KitContent) -> dict[Photo, str]:
    """The file name of each picture's print version, in the order of the release."""
    return {
        photo: content.mark + file_name(content, photo, number) for number, photo in enumerate(content.photos, start=1)
    }


def web_name(name: str) -> str:
    """The file name of the web version beside that of the print version."""
    return name.replace("_hires", "_web")


def _instructions(content: KitContent) -> str:
    """What a picture desk must know before it prints; it stands in the file itself."""
    return " ".join(texts.warnings(content))


def metadata_of(content: KitContent, photo: Photo) -> PhotoMetadata:
    """What goes into the file of a picture."""
    return PhotoMetadata(
        headline=content.title,
        caption=photo.caption,
        maker=photo.maker,
        credit=photo.credit,
        source=content.organisation,
        rights=photo.credit,
        terms=photo.terms,
        alt=photo.alt,
        city=content.place,
        day=content.day.isoformat(),
        web_statement=content.url,
        instructions=_instructions(content),
        is_illustration=photo.is_illustration,
        title=content.title,
    )


def for_print(content: KitContent, photo: Photo) -> bytes:
    """The original's own pixels as a stamped JPEG; another format is turned into JPEG first."""
    data = photo.read()
    jpeg = data if data.startswith(b"\xff\xd8") else _as_jpeg(Image.open(io.BytesIO(data)), PRINT_QUALITY)
    return stamp(jpeg, metadata_of(content, photo))


def for_web(content: KitContent, photo: Photo) -> bytes:
    """The picture upright, stamped too, with a long edge of 1200 to 1600 pixels when the original has them.

    A JPEG is read at the half, quarter or eighth that is still large enough, and made small before it is
    turned: a photo of 24 megapixels then costs 10 MB of memory instead of 150.
    """
    with Image.open(io.BytesIO(photo.read())) as picture:
        small = _reduced(picture, at_least=WEB_ENOUGH, at_most=WEB_LONG_EDGE)
        return stamp(_as_jpeg(small, WEB_QUALITY), metadata_of(content, photo))


class Thumbnails:
    """The pictures of a release as small as an overview on paper shows them.

    Each is made of its web version, which is kept until it is asked for: an original is decoded once.
    """

    def __init__(self, content: KitContent) -> None:
        self.content = content
        self._made: dict[Photo, bytes] = {}
        self._web: dict[Photo, bytes] = {}

    def of(self, photo: Photo) -> bytes:
        """The small picture, or nothing when its original can't be read: a text alone comes without it then."""
        if photo not in self._made:
            try:
                self._web[photo] = for_web(self.content, photo)
            except OSError:
                return b""
            with Image.open(io.BytesIO(self._web[photo])) as opened:
                self._made[photo] = _as_jpeg(_reduced(opened, THUMBNAIL_LONG_EDGE, THUMBNAIL_LONG_EDGE), WEB_QUALITY)
        return self._made[photo]

    def web_version(self, photo: Photo) -> bytes:
        """The web version, made now unless it was kept.

        :raises OSError: when the original can't be read.
        """
        return self._web.pop(photo, b"") or for_web(self.content, photo)


def is_tall(picture: bytes) -> bool:
    """Whether a picture is at least as high as it is wide; of no picture it isn't known."""
    if not picture:
        return False
    with Image.open(io.BytesIO(picture)) as opened:
        return opened.height >= opened.width


def _reduced(picture: Image.Image, at_least: int, at_most: int) -> Image.Image:
    scale = at_least / max(picture.size)
    picture.draft("RGB", (max(1, int(picture.width * scale)), max(1, int(picture.height * scale))))
    picture.thumbnail((at_most, at_most))
    return ImageOps.exif_transpose(picture)


def logo(content: KitContent, photo: Photo) -> tuple[str, bytes]:
    """The logo with its place in the kit: a JPEG as it is, else a PNG, so that what is transparent stays so."""
    data = photo.read()
    if data.startswith(b"\xff\xd8"):
        return "4-logo/logo.jpg", stamp(data, metadata_of(content, photo))
    if not data.startswith(PNG_SIGNATURE):
        out = io.BytesIO()
        with Image.open(io.BytesIO(data)) as picture:
            picture.save(out, "PNG")
        data = out.getvalue()
    return "4-logo/logo.png", stamp(data, metadata_of(content, photo))


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    if picture.mode in ("RGBA", "LA", "P"):
        layer = picture.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(white, layer)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality, optimize=True, progressive=False)
    return out.getvalue()
