"""The web server in a container: behind the proxy, which alone can reach it."""

import os

bind = "0.0.0.0:8000"  # noqa: S104 - inside the container's own network
workers = int(os.environ.get("WEB_WORKERS", "3"))
timeout = 60
graceful_timeout = 30
max_requests = 2000
max_requests_jitter = 200
# The heartbeat file must not wait for a disk.
worker_tmp_dir = "/dev/shm"  # noqa: S108
control_socket_disable = True
forwarded_allow_ips = "*"
loglevel = "warning"
