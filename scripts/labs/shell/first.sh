#!/bin/bash
# The first process of the world: a new root, then ready.sh in a cgroup of its own. Arguments: that cgroup, the host name, ready.sh as a text.
set -e
read -r pid rest </proc/self/stat
if [ -d "$1" ]; then echo 0 >"$1/cgroup.procs"; fi
mount -t overlay -o "lowerdir=/,upperdir=/run/upper,workdir=/run/work" overlay /run/root
cd /run/root
mount --rbind /dev dev
mount -t tmpfs tmpfs mnt
pivot_root . mnt
exec unshare --cgroup bash -c "$3" init "$pid" "$2"
