#!/bin/bash
# Runs outside the world's PID namespace and tidies the one thing that the kernel keeps: the cgroups. Arguments: the world's name,
# its host name, first.sh and ready.sh as texts, folders with tools. These are copied: the kernel refuses a layer that lies inside another one.
set -e
mount -t tmpfs tmpfs /run
mkdir /run/upper /run/work /run/root /run/cgroup
name=$1 hostname=$2 first=$3 ready=$4
shift 4
for layer; do cp -a "$layer/." /run/upper; done
if mount -t cgroup2 cgroup2 /run/cgroup 2>/dev/null; then mkdir "/run/cgroup/$name" 2>/dev/null || true; fi
unshare --mount --net --pid --uts --ipc --fork --kill-child bash -c "$first" first "/run/cgroup/$name" "$hostname" "$ready" || status=$?
for _ in $(seq 300); do  # a busy machine takes its time to end the processes of an engine
  find "/run/cgroup/$name" -depth -type d -exec rmdir {} + 2>/dev/null || true
  [ -d "/run/cgroup/$name" ] || break
  sleep 0.1
done
exit "${status:-0}"
