#!/bin/bash
# Typed into a terminal of the world: starts its Docker Engine and prints the version. dockerd takes overlay2 where it can and vfs
# elsewhere; its data is in memory.
dockerd --data-root /run/docker-data --exec-root /run/docker-exec --pidfile /run/docker.pid --host unix:///run/docker.sock >/run/dockerd.log 2>&1 &
for _ in $(seq 300); do
  docker version >/dev/null 2>&1 && break
  kill -0 $! 2>/dev/null || break
  sleep 0.1
done
docker version --format '{{.Server.Version}}'
