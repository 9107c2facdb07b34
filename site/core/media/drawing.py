"""Make the renditions of a picture from a smaller copy: read and shrink the original once, not once for each.

Three quarters of the work on a rendition is in the pixels of the original, and a page asks for a dozen.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from typing import IO, Any

import willow
from PIL import AvifImagePlugin, ExifTags, Image, ImageOps
from wagtail.images.image_operations import ImageTransform
from wagtail.images.models import Filter, SourceImageIOError

# How much larger than the largest rendition the copy is: enough that shrinking twice shows nowhere.
ROOM = 1.5
# A copy hardly smaller than the original saves nothing.
WORTH_IT = 0.8
# A picture for a printing press (CMYK) or with a palette is drawn from the original.
COPIED_MODES = ("RGB", "RGBA", "L", "LA")
# From 0 to 10. Against the usual 6 a picture takes half the time, and its file is 4 % larger; 8 would make it 16 %.
AVIF_SPEED = 7

_draws: ContextVar[bool] = ContextVar("draws", default=True)


@contextmanager
def drawing_nothing() -> Iterator[None]:
    """A picture that wasn't drawn yet shows as missing: for who looks on in a transaction that is rolled back.

    Drawn there it would leave a file that is nobody's, and in the cache a rendition that doesn't exist.
    """
    token = _draws.set(False)
    try:
        yield
    finally:
        _draws.reset(token)


def refuse_inside_drawing_nothing() -> None:
    """Ask this before anything is drawn.

    :raises SourceImageIOError: inside `drawing_nothing`; who shows pictures is prepared for that.
    """
    if not _draws.get():
        raise SourceImageIOError("Nothing is drawn here.")


class FromCopy(Filter):
    """One rendition, drawn from a smaller copy of the original."""

    def __init__(self, spec: str, copy: bytes, original_size: tuple[int, int]) -> None:
        super().__init__(spec)
        self.copy, self.original_size = copy, original_size

    @contextmanager
    def get_willow_image(self, image: Any, source: Any = None) -> Iterator[Any]:
        yield willow.Image.open(BytesIO(self.copy))

    def get_transform(self, image: Any, size: tuple[int, int] | None = None) -> ImageTransform:
        """Worked out in the measures of the original: the focal point has its place there."""
        transform = ImageTransform(size or self.original_size).resize(self.original_size)
        for operation in self.transform_operations:
            transform = operation.run(transform, image)
        return transform


def from_one_copy(image: Any, filters: Sequence[Filter]) -> Sequence[Filter]:
    """The same renditions, drawn from one smaller copy of the picture; as they were where that gains nothing.

    :raises SourceImageIOError: when the original is gone from disk.
    """
    # Without a format of its own a rendition would take that of the copy.
    if not filters or image.is_svg() or not all("format-" in filter.spec for filter in filters):
        return filters
    with image.open_file() as opened, Image.open(opened) as original:
        size = _upright_size(original)
        scale = ROOM * max(filter.get_transform(image, size).scale[0] for filter in filters)
        if scale > WORTH_IT or original.mode not in COPIED_MODES:
            return filters
        # A JPEG can be read at a half, a quarter or an eighth of its size.
        original.draft(None, _scaled(original.size, scale))
        copy = ImageOps.exif_transpose(original).resize(_scaled(size, scale), reducing_gap=3.0)
    stored = BytesIO()
    # Not compressed: it is read again for each rendition, and gone after the last.
    copy.save(stored, "TIFF", icc_profile=original.info.get("icc_profile"))
    return [FromCopy(filter.spec, stored.getvalue(), size) for filter in filters]


def _upright_size(original: Image.Image) -> tuple[int, int]:
    """As it is shown: a camera that was turned notes that, and stores what it saw (Exif 2.32, tag 274)."""
    width, height = original.size
    lies_on_its_side = original.getexif().get(ExifTags.Base.Orientation, 1) > 4
    return (height, width) if lies_on_its_side else (width, height)


def _scaled(size: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def draw_avif_faster() -> None:
    """Have Pillow write every AVIF at our speed; Willow, which asks for them, has no setting for it.

    One thread each: Wagtail draws three renditions at once already.
    """
    save = AvifImagePlugin._save

    def save_faster(image: Image.Image, output: IO[bytes], name: str | bytes) -> None:
        image.encoderinfo = {"speed": AVIF_SPEED, "max_threads": 1, **image.encoderinfo}
        save(image, output, name)

    Image.register_save(AvifImagePlugin.AvifImageFile.format, save_faster)
