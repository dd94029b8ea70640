# One image for web, worker, beat, migrate and backup. It starts from PostgreSQL's own image, so that
# pg_dump and pg_restore are always of the version they talk to; the server in it is never started here.
FROM postgres:18-bookworm AS app

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        python3 python3-venv tini libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin harbour \
    && install -d -o harbour -g harbour -m 0700 /data /data/files /backups

WORKDIR /app
COPY requirements/runtime.txt requirements/runtime.txt
RUN python3 -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements/runtime.txt
COPY . .

ENV PATH=/opt/venv/bin:/usr/lib/postgresql/18/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HARBOUR_MODE=production \
    HARBOUR_STATE=/data \
    FILES_DIR=/data/files \
    STATIC_ROOT=/app/staticfiles

# The values of this step are used by nothing that stays: collecting files asks for settings, not for secrets.
RUN python -m tools.messages \
    && SECRET_KEY=used-while-building SEALING_KEYS=1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
        python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q /app

USER harbour
ENTRYPOINT ["tini", "--"]
CMD ["gunicorn", "config.wsgi", "--config", "deploy/gunicorn.py"]

# The proxy as an ordinary user: its certificates live in volumes that this user owns.
FROM caddy:2 AS proxy
RUN adduser -D -u 10002 proxy && chown -R proxy /data /config
USER proxy
COPY deploy/Caddyfile /etc/caddy/Caddyfile
