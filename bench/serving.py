"""What serving costs: Django's hello world, our page through gunicorn, the same page and a media kit through nginx.

All in one run, on loopback, on a site made for it and thrown away. CPU is that of the server's processes, from /proc,
so what the client costs doesn't count. Needs nginx and wrk (`apt install nginx wrk`), and Linux.
"""

import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.cache.front import HOST, Front, ask, free_port, wait_for  # noqa: E402

CONNECTIONS, SECONDS, ROUNDS = 16, 4, 3
KIT_BYTES = 200 * 1024 * 1024
PAGE = "/over-ons/"
TICKS = os.sysconf("SC_CLK_TCK")
_DONE = re.compile(r"(\d+) requests in")
_FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)")


def cpu_seconds(pid: int) -> float:
    """Of a process and its children, which all live on."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(_own_seconds(int(one)) for one in [pid, *children])


def _own_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def cost(pid: int, port: int, path: str) -> tuple[float, float]:
    """Milliseconds of CPU per request, and requests a second: the middle one of several rounds."""
    rounds = sorted(_round(pid, port, path) for _number in range(ROUNDS))
    return rounds[ROUNDS // 2]


def _round(pid: int, port: int, path: str) -> tuple[float, float]:
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "-H",
        f"Host: {HOST}",
        "-H",
        "Accept-Encoding: br, gzip",
    ]
    begun = cpu_seconds(pid)
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    ).stdout
    used = cpu_seconds(pid) - begun
    if failed := _FAILED.search(said):
        raise SystemExit(f"{path}: {failed.group(0)}")
    done = int(_DONE.search(said).group(1))  # type: ignore[union-attr]
    return used * 1000 / done, done / SECONDS


def first_byte(port: int, path: str) -> float:
    """Milliseconds to the first byte of the body, on a connection that is open: the median of 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for _number in range(200):
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Host": HOST, "Range": "bytes=0-99"})
        response = connection.getresponse()
        response.read(1)
        times.append(time.perf_counter() - begun)
        response.read()
    return statistics.median(times) * 1000


def throughput(port: int, path: str) -> float:
    """Megabytes a second of a whole download: the best of five."""
    return max(_download(port, path) for _number in range(5))


def _download(port: int, path: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Host": HOST})
    response = connection.getresponse()
    begun, size, space = time.perf_counter(), 0, bytearray(1 << 20)
    while count := response.readinto(space):
        size += count
    connection.close()
    if size != KIT_BYTES:
        raise SystemExit(f"{path}: {size} bytes")
    return size / 1e6 / (time.perf_counter() - begun)


def row(
    name: str, value: str, ratio: float | None = None, limit: str = "", holds: Callable[[float], bool] | None = None
) -> None:
    verdict = "" if ratio is None or holds is None else ("ok" if holds(ratio) else "MISSED")
    print(f"{name:<46} {value:>34} {'' if ratio is None else f'{ratio:.2f}x':>8} {limit:>9} {verdict}", flush=True)


def main() -> None:
    for programme in ("nginx", "wrk"):
        if shutil.which(programme) is None:
            raise SystemExit(f"Install {programme} to measure this: sudo apt install {programme}")
    folder = Path(tempfile.mkdtemp(prefix="serving-"))
    front = Front(folder)
    try:
        measure(front)
    finally:
        front.stop()
        shutil.rmtree(folder)


def measure(front: Front) -> None:
    front.prepare(None)
    kit = front.do("prepare")
    plain, hello_port = free_port(), free_port()
    static = front.folder / "plain"
    static.mkdir()
    front.start_web(workers=2)
    hello = [
        sys.executable,
        "-m",
        "gunicorn",
        "--chdir",
        str(ROOT / "bench"),
        "hello:application",
        "--log-level",
        "error",
    ]
    hello += ["--bind", f"127.0.0.1:{hello_port}", "--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    front._start("hello", hello)
    front.start_worker()
    front.start_nginx(f"server {{ listen 127.0.0.1:{plain}; root {static}; sendfile on; tcp_nopush on; }}")
    wait_for(lambda: ask(hello_port, "/").status == 200)

    [archive] = (front.folder / "var/media/kits").glob("*.zip")
    with open(archive, "wb") as file:
        for _part in range(KIT_BYTES // (1 << 20)):
            file.write(os.urandom(1 << 20))
    shutil.copy(archive, static / "kit.zip")
    body = ask(front.app_port, PAGE, Accept_Encoding="br").body
    (static / "page.html").write_bytes(body)
    for path in (PAGE, kit):
        ask(front.port, path, method="GET" if path == PAGE else "HEAD", Accept_Encoding="br")
    front.ask(kit, Range="bytes=0-1")
    for path in (PAGE, kit):
        wait_for(lambda path=path: front.is_file(path, **{"Accept-Encoding": "br", "Range": "bytes=0-1"}))

    pids = {name: process.pid for name, process in front.processes.items()}
    hello_cost, hello_rate = cost(pids["hello"], hello_port, "/")
    row("Django's hello world", f"{hello_cost:.2f} ms CPU, {hello_rate:.0f}/s")
    page_cost, page_rate = cost(pids["web"], front.app_port, PAGE)
    row(
        "our page, warm, through gunicorn",
        f"{page_cost:.2f} ms CPU, {page_rate:.0f}/s",
        page_cost / hello_cost,
        "<= 2x",
        lambda x: x <= 2,
    )
    file_cost, file_rate = cost(pids["nginx"], plain, "/page.html")
    row(f"static file of {len(body)} bytes, nginx", f"{file_cost:.3f} ms CPU, {file_rate:.0f}/s")
    disk_cost, disk_rate = cost(pids["nginx"], front.port, PAGE)
    row(
        "our page from disk, nginx",
        f"{disk_cost:.3f} ms CPU, {disk_rate:.0f}/s",
        disk_cost / file_cost,
        "<= 3x",
        lambda x: x <= 3,
    )
    static_first, kit_first = first_byte(plain, "/kit.zip"), first_byte(front.port, kit)
    row("first byte of a static file of 200 MB", f"{static_first:.2f} ms")
    row(
        "first byte of a media kit of 200 MB",
        f"{kit_first:.2f} ms",
        kit_first / static_first,
        "<= 1.5x",
        lambda x: x <= 1.5,
    )
    static_speed, kit_speed = throughput(plain, "/kit.zip"), throughput(front.port, kit)
    row("that static file", f"{static_speed:.0f} MB/s")
    row("that media kit", f"{kit_speed:.0f} MB/s", kit_speed / static_speed, ">= 0.9x", lambda x: x >= 0.9)


if __name__ == "__main__":
    main()
