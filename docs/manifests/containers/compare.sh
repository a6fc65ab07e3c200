#!/bin/bash
# compare.sh [options of docker run]: which namespaces does such a container share with the host?
all="cgroup ipc mnt net pid time user uts"
inside=$(docker run --rm "$@" busybox:1.35 sh -c "for n in $all; do readlink /proc/self/ns/\$n; done")
for n in $all; do
  if grep -qxF "$(readlink /proc/self/ns/$n)" <<< "$inside"; then s="$s $n"; else o="$o $n"; fi
done
echo "own:   $o"
echo "shared:$s"
