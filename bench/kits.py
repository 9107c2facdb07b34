"""How long a media kit takes and how much memory: figures for docs/press.md. `--full` adds a kit of 200 photos (2 GB).

Every figure is measured in a process of its own, so that the memory of one doesn't count for another. "Above idle"
is the peak of resident memory minus what the process held when everything was imported.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from press.kit.archive import ZipSink  # noqa: E402
from press.kit.build import text_writers, write_kit  # noqa: E402
from press.kit.content import KitContent, Passage, Photo  # noqa: E402
from press.kit.pdf import pdf  # noqa: E402
from press.kit.pictures import Thumbnails  # noqa: E402

WORDS = "De buurtkeuken kookt elke week voor wie wil, en iedereen hakt een ui. "
ROUNDS = 5


def content(folder: Path, photos: int) -> KitContent:
    """A release of about one A4 with this many photos, all read from one file."""
    from datetime import date

    path = folder / "photo.jpg"
    return KitContent(
        slug="meting",
        title="De buurtkeuken wint goud",
        place="Proefstad",
        day=date(2026, 11, 24),
        lead=WORDS * 2,
        passages=tuple(Passage("paragraph", WORDS * 5) for _number in range(6)),
        organisation="Welzijn Proefstad",
        url="https://proefstad.example/pers/meting/",
        note_to_editors=WORDS,
        spoken_text=WORDS * 3,
        boilerplate=WORDS,
        photos=tuple(
            Photo(
                f"Foto {number}",
                WORDS,
                "Een keuken",
                "Foto: J. J.",
                "J. J.",
                "vrij",
                False,
                f"{number}",
                path.read_bytes,
            )
            for number in range(photos)
        ),
    )


def make_photo(target: Path, megabytes: float) -> None:
    """A JPEG of 24 megapixels and about this size, grainy as a real photo is."""
    from PIL import Image

    grain = Image.effect_noise((1500, 1000), 60).resize((6000, 4000))
    picture = Image.merge("RGB", (grain, grain.rotate(180), grain))
    for quality in range(30, 100, 2):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        if out.tell() >= megabytes * 1e6:
            break
    target.write_bytes(out.getvalue())


def memory(line: str) -> float:
    """Megabytes from /proc: `VmRSS` as held now, `VmHWM` at the peak. Linux only."""
    found = re.search(rf"^{line}:\s+(\d+) kB", Path("/proc/self/status").read_text(), flags=re.M)
    return int(found.group(1)) / 1024 if found else 0.0


def build(folder: Path, photos: int) -> str:
    """Build one kit to disk, as the worker does."""
    release = content(folder, photos)
    pdf(release)
    idle, started, worked = memory("VmRSS"), time.perf_counter(), time.process_time()
    with (folder / "kit.zip").open("wb") as target, ZipSink(target) as sink:
        write_kit(release, sink)
    seconds, of_cpu = time.perf_counter() - started, time.process_time() - worked
    size = (folder / "kit.zip").stat().st_size / 1e6
    above = memory("VmHWM") - idle
    return f"{seconds:.2f} s ({of_cpu:.2f} s of a processor), {above:.0f} MB above idle ({size:.0f} MB on disk)"


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the middle one of several rounds, after one to warm up."""
    work()
    times = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return sorted(times)[ROUNDS // 2]


def texts(folder: Path) -> str:
    """Every text of a release, in every format and length."""
    release = content(folder, 0)
    seconds = fastest(lambda: [write() for write in text_writers(release).values()])
    return f"{seconds * 1000:.0f} ms for {len(text_writers(release))} files"


def one_pdf(folder: Path) -> str:
    """The PDF of a release with ten pictures, per page; the pictures are small already, as when a kit is built."""
    release = content(folder, 10)
    small = Thumbnails(release)
    path = folder / "release.pdf"
    path.write_bytes(pdf(release, small))
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    pages = int(re.search(r"^Pages: +(\d+)", told, flags=re.M).group(1))
    seconds = fastest(lambda: pdf(release, small))
    return f"{seconds * 1000 / pages:.0f} ms a page, {pages} page(s)"


MEASURES: dict[str, Callable[[Path], str]] = {
    "kit of 10 photos of 6 MB (limit 2 s, 40 MB)": lambda folder: build(folder, 10),
    "kit of 200 photos of 10 MB (limit 150 MB)": lambda folder: build(folder, 200),
    "all texts (limit 500 ms)": texts,
    "PDF with 10 photos, warm (limit 100 ms a page)": one_pdf,
}
PHOTO_MEGABYTES = {name: 10.0 if "200 photos" in name else 6.0 for name in MEASURES}
ONLY_FULL = {"kit of 200 photos of 10 MB (limit 150 MB)"}


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        print(MEASURES[arguments[1]](Path(arguments[2])))
        return
    folder = Path(tempfile.mkdtemp(prefix="kits-"))
    try:
        for name in MEASURES:
            if name in ONLY_FULL and "--full" not in arguments:
                continue
            if "photos" in name:
                make_photo(folder / "photo.jpg", PHOTO_MEGABYTES[name])
            command = [sys.executable, __file__, "--one", name, str(folder)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
            print(f"{name}: {done.stdout.strip()}", flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
