"""A real nginx with our configuration, before a real gunicorn, beside a real worker: on loopback, ended by their numbers."""

import contextlib
import gzip
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
HOST = "campagne.test"
DECODERS: dict[str, Callable[[bytes], bytes]] = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
NGINX_MAIN = """
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
worker_processes 1;
{user}
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/tmp-body; proxy_temp_path {folder}/tmp-proxy; fastcgi_temp_path {folder}/tmp-fastcgi;
    uwsgi_temp_path {folder}/tmp-uwsgi; scgi_temp_path {folder}/tmp-scgi;
    include {folder}/campagne.conf;
    {more}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return DECODERS[self.headers.get("content-encoding", "")](self.body).decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port: int, path: str, method: str = "GET", host: str = HOST, **headers: str) -> Answer:
    """One request, its path sent exactly as it is given."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": host, **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, response.read())
    finally:
        connection.close()


def wait_for(what: Callable[[], object], seconds: float = 30) -> None:
    """Until it is true.

    :raises AssertionError: when that takes too long.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if what():
                return
        time.sleep(0.02)
    raise AssertionError("waited in vain")


@dataclass
class Front:
    """A site with all its processes. `port` is nginx's, `app_port` gunicorn's."""

    folder: Path
    port: int = field(default_factory=free_port)
    app_port: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "tests.cache.front_settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "SECRET_KEY": "alleen-voor-deze-proef-0123456789-0123456789-0123456789",
            "ALLOWED_HOSTS": HOST,
            "BASE_URL": f"http://{HOST}",
            "DEFAULT_FROM_EMAIL": "proef@voorbeeld.example",
            "SECURE_SSL_REDIRECT": "False",
            "VAR_DIR": str(self.folder / "var"),
            "PAGE_FILES_DIR": str(self.folder / "var/pages"),
            "KIT_ACCEL_LOCATION": "/_persmappen/",
            "LOG_LEVEL": "ERROR",
        }

    @property
    def files(self) -> Path:
        return self.folder / "var/pages"

    def prepare(self, database: Path | None) -> None:
        """A migrated database, a copy of this one when there is one."""
        (self.folder / "var").mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)
        if database and database.exists():
            shutil.copy(database, self.folder / "var/db.sqlite3")
        else:
            self.manage("migrate", "--verbosity=0")

    def manage(self, *words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def do(self, deed: str, *values: str) -> str:
        """Let another process do one of `tests/cache/deeds.py`; what it says last."""
        lines = self.manage("shell", "--no-imports", "-c", f"from tests.cache import deeds; deeds.{deed}(*{values!r})")
        return lines.strip().rpartition("\n")[2]

    def start_web(self, workers: int = 1) -> None:
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.app_port}"]
        command += ["--worker-class", "gthread", "--workers", str(workers), "--threads", "4", "--log-level", "error"]
        self._start("web", command)
        wait_for(lambda: ask(self.app_port, "/livez").status == 200)

    def start_worker(self) -> None:
        self._start("worker", [sys.executable, "manage.py", "worker"])

    def start_nginx(self, more: str = "") -> None:
        text = self.manage("nginx_conf", "--app", f"127.0.0.1:{self.app_port}", "--listen", f"127.0.0.1:{self.port}")
        (self.folder / "campagne.conf").write_text(text)
        # As root nginx would go on as nobody, who may not enter a temporary folder.
        main = NGINX_MAIN.format(folder=self.folder, user="user root;" if os.getuid() == 0 else "", more=more)
        (self.folder / "nginx.conf").write_text(main)
        self._start("nginx", ["nginx", "-c", str(self.folder / "nginx.conf"), "-g", "daemon off;"])
        wait_for(lambda: ask(self.port, "/livez").status == 200)

    def _start(self, name: str, command: list[str]) -> None:
        with open(self.folder / f"{name}.log", "ab") as errors:
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=errors, stderr=errors, start_new_session=True
            )

    def kill(self, name: str) -> None:
        """End a process and its children the hard way."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(timeout=30)
        self.processes.clear()

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return ask(self.port, path, method, **headers)

    @contextlib.contextmanager
    def without_the_site(self) -> Iterator[None]:
        """While gunicorn stands still, whoever gets an answer has it from a file."""
        pid = self.processes["web"].pid
        os.killpg(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(pid, signal.SIGCONT)

    def is_file(self, path: str, **headers: str) -> bool:
        """Whether nginx answers this without asking the site."""
        with self.without_the_site():
            try:
                return self._ask_briefly(path, **headers)
            except TimeoutError:
                return False

    def _ask_briefly(self, path: str, **headers: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=0.5)
        try:
            connection.request("GET", path, headers={"Host": HOST, **headers})
            return connection.getresponse().status in (200, 206, 304)
        finally:
            connection.close()
