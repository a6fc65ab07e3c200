#!/bin/bash
# The file systems that show the new namespaces; then it waits, because the world ends with it. Arguments: its PID outside, the host name.
set -e
mount -t proc proc /proc
umount -l /mnt  # the old root, with every mount of the machine
umount /mnt
mount -t sysfs sysfs /sys
for folder in run tmp root dev/shm; do mount -t tmpfs -o mode=755 tmpfs /$folder; done
chmod 1777 /tmp /dev/shm
mkdir /run/lock
if mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null && mkdir /sys/fs/cgroup/init 2>/dev/null; then
  # processes may not sit in a cgroup that hands out controllers, so all of them move one level down
  echo 0 >/sys/fs/cgroup/init/cgroup.procs
  for name in $(</sys/fs/cgroup/cgroup.controllers); do echo "+$name" >/sys/fs/cgroup/cgroup.subtree_control || true; done 2>/dev/null
fi
printf init >/proc/self/comm
echo "$2" >/proc/sys/kernel/hostname
{ ip link set lo up; echo 0 >/proc/sys/net/ipv4/ip_forward; echo 1000 >/proc/sys/kernel/ns_last_pid; } 2>/dev/null || true
echo "ready $1"
while read -r _; do :; done
