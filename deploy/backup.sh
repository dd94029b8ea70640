#!/bin/sh
# One backup now and one every night at half past two; old ones go, but never the newest.
set -u
umask 077
while :; do
    name=$(date -u +%Y%m%dT%H%M%SZ)
    if python -m tools.backup "/backups/$name"; then
        find /backups -mindepth 1 -maxdepth 1 -type d ! -name "$name" \
            -mtime "+${BACKUP_KEEP_DAYS:-30}" -exec rm -rf {} +
    fi
    now=$(date -u +%s)
    # 18:30 UTC is half past two in the night in Hong Kong, after the hash chain was closed.
    sleep $(( (18 * 3600 + 30 * 60 - now % 86400 + 86399) % 86400 + 1 ))
done
