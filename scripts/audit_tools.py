"""Fetch the outside checkers of `make audit` once, and refuse what isn't exactly what we looked at.

They are no dependency of the site or its tests: the Nu HTML checker (MIT, needs Java), the rules of IBM Equal Access
(Apache-2.0) and TypeScript (Apache-2.0, needs Node). `npm pack` gets each from the registry the machine is set to; the
checksum decides.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "var/audit"
MISSING = "make audit needs npm and Java: sudo apt install npm default-jre-headless (macOS: brew install node openjdk)"


@dataclass(frozen=True)
class Tool:
    """A checker: its package, the checksum of its archive, and the file we run."""

    package: str
    version: str
    sha256: str
    file: str

    @property
    def name(self) -> str:
        """The package as `npm pack` calls its archive: a scope becomes part of the name."""
        return f"{self.package.removeprefix('@').replace('/', '-')}-{self.version}"

    @property
    def path(self) -> Path:
        return FOLDER / self.name / "package" / self.file


NU = Tool(
    "vnu-jar",
    "26.9.27",
    "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7",
    "build/dist/vnu.jar",
)
IBM = Tool(
    "accessibility-checker-engine",
    "4.0.34",
    "991d87e0a54941aeccc1be8c159dbc56c06880d35069b6332ab4f4a6e1cda9b3",
    "ace.js",
)
TSC = Tool(
    "typescript",
    "5.9.3",
    "10e108c9cf7d5f2879053dff18515fb405abf2ccef63eaaf017d9c571687a1d3",
    "lib/tsc.js",
)


def fetch(tool: Tool) -> None:
    """Get and unpack a checker, unless it is there.

    :raises SystemExit: when the archive isn't the one we looked at.
    """
    if tool.path.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", f"{tool.package}@{tool.version}", "--silent", "--pack-destination", str(FOLDER)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    archive = FOLDER / f"{tool.name}.tgz"
    if hashlib.sha256(archive.read_bytes()).hexdigest() != tool.sha256:
        sys.exit(f"{archive.name} isn't what we looked at: its checksum differs. It isn't used.")
    with tarfile.open(archive) as packed:
        packed.extractall(FOLDER / tool.name, filter="data")


def main() -> None:
    if not (shutil.which("npm") and shutil.which("java")):
        sys.exit(MISSING)
    for tool in (NU, IBM, TSC):
        fetch(tool)


if __name__ == "__main__":
    main()
