# Two steps: packages into a folder of their own, then a small image without compilers that runs as nobody special.
FROM python:3.12-slim AS packages
COPY requirements/base.txt /tmp/base.txt
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/base.txt

FROM python:3.12-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/var/campagne
RUN useradd --system --uid 10001 --home-dir /app campagne && mkdir -p /app /var/campagne && chown campagne /app /var/campagne
COPY --from=packages /opt/venv /opt/venv
COPY --chown=campagne . /app
WORKDIR /app
USER campagne
RUN sh scripts/container/build.sh
VOLUME /var/campagne/media
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s CMD python -c "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\", 8000)}/livez')"
# The worker starts from the same image: docker run … sh scripts/container/worker.sh
CMD ["sh", "scripts/container/web.sh"]
