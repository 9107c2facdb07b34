"""Pictures for print and for the web, with their metadata inside."""

import io

from PIL import Image, ImageOps

from core.media.photo_metadata import PhotoMetadata
from core.media.stamping import stamp
from press.kit import texts
from press.kit.content import KitContent, Photo, ascii_name

PRINT_QUALITY, WEB_QUALITY = 92, 82
WEB_LONG_EDGE = 1600
WEB_ENOUGH = 1200


def file_name(content: KitContent, photo: Photo, number: int) -> str:
    """Day, subject, maker and number, so that a picture is known away from its folder."""
    maker = ascii_name(photo.maker or "onbekend", 14)
    return content.fitted("2-beeld", f"{content.day:%Y%m%d}_", photo.title, f"_{maker}_{number:02d}_hires.jpg")


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
        scale = WEB_ENOUGH / max(picture.size)
        picture.draft("RGB", (max(1, int(picture.width * scale)), max(1, int(picture.height * scale))))
        picture.thumbnail((WEB_LONG_EDGE, WEB_LONG_EDGE))
        return stamp(_as_jpeg(ImageOps.exif_transpose(picture), WEB_QUALITY), metadata_of(content, photo))


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    if picture.mode in ("RGBA", "LA", "P"):
        layer = picture.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(white, layer)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality, optimize=True, progressive=False)
    return out.getvalue()
