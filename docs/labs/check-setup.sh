#!/bin/sh
# Tell what this machine lacks for the labs. It changes nothing and needs no network.
#
#   sh check-setup.sh                  look at everything
#   sh check-setup.sh linux            only the labs without Docker; also: docker, cluster
#
# Exit status: 0 nothing is missing, 1 something is, 2 wrong use. Run it as the user who will do the labs.

PATH=$PATH:/usr/sbin:/sbin # where Debian keeps tools that only root has in its PATH

# begin of data: written from docs/data by `dev.py setup-script`; one line a page: component|since|until|page|English|中文
checked_kubernetes=v1.36.2
checked_docker=29.7.2
checked_containerd=v2.3.4
checked_kind=v0.32.0
differing='kubernetes|1.37||scheduling/failed-scheduling|What successful preemption writes|抢占成功时的文字
kubernetes|1.37||scheduling/index|VolumeBinding scores by storage capacity|VolumeBinding 按存储容量打分
kubernetes|1.38||scheduling/topology-spread|The empty selector in topology spread|拓扑分布约束的空选择器
kubernetes|1.36.3|1.37|lifecycle/termination|exec readiness probes during termination|终止期间的 exec 就绪探针
kubernetes|1.36.3|1.37|lifecycle/probes|exec readiness probes during termination|终止期间的 exec 就绪探针'
# end of data

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
  zh*) zh=1 ;;
  *) zh=0 ;;
esac

# say ENGLISH CHINESE: print the one for this terminal.
say() {
  if [ "$zh" = 1 ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

missing=0
ok() { printf 'ok       %s\n' "$(say "$1" "$2")"; }
note() { printf 'note     %s\n' "$(say "$1" "$2")"; }
lack() {
  printf 'MISSING  %s\n' "$(say "$1" "$2")"
  missing=$((missing + 1))
}

have() { command -v "$1" >/dev/null 2>&1; }

# at_least VERSION OTHER: whether VERSION (such as v1.37.1 or v1.36.4+k3s1) is OTHER (such as 1.36.3) or later.
at_least() {
  printf '%s %s\n' "$1" "$2" | awk '{
    gsub(/v/, ""); sub(/[-+][^ ]*/, "", $1); split($1, own, "."); split($2, other, ".")
    for (i = 1; i <= 3; i++) if (own[i] + 0 != other[i] + 0) exit !(own[i] + 0 > other[i] + 0)
  }'
}

# differs COMPONENT VERSION: name the pages that have a sentence which does not hold on this version.
differs() {
  printf '%s\n' "$differing" | while IFS='|' read -r component since until page english chinese; do
    if [ "$component" = "$1" ] && at_least "$2" "$since" && ! { [ -n "$until" ] && at_least "$2" "$until"; }; then
      note "differs on $2: $english, page $page" "这个版本（$2）不同：$chinese，见页面 $page"
    fi
  done
}

# tools PACKAGE TOOL...: all of them, or the package that brings them (Debian's name).
tools() {
  package=$1
  shift
  absent=
  for tool in "$@"; do have "$tool" || absent="$absent $tool"; done
  if [ -z "$absent" ]; then
    ok "$*" "$*"
  else
    lack "no$absent: apt-get install $package" "缺少$absent：apt-get install $package"
  fi
}

# limit COMMAND...: give up after 10 s where that can be done, and never wait for input.
limit() {
  if have timeout; then timeout 10 "$@" </dev/null; else "$@" </dev/null; fi
}

# Whether the kernel has a part, from what it says about itself; nothing is loaded to find out.
# kernel_has MODULE OPTION: yes 0, no 1, cannot tell 2. OPTION is the name in the kernel's configuration.
kernel_has() {
  [ -d "/sys/module/$1" ] && return 0
  release=$(uname -r)
  if have modprobe && [ -e "/lib/modules/$release/modules.dep" ]; then
    modprobe --dry-run --quiet "$1" 2>/dev/null
    return
  fi
  if [ -r /proc/config.gz ]; then
    config=$(gzip -dc /proc/config.gz)
  elif [ -r "/boot/config-$release" ]; then
    config=$(cat "/boot/config-$release")
  else
    return 2
  fi
  case $(printf '%s\n' "$config" | grep "^CONFIG_$2=") in
    *=y) return 0 ;;
    *=m) return 2 ;;
    *) return 1 ;;
  esac
}

# kernel NAME MODULE:OPTION...
kernel() {
  name=$1
  shift
  unsure=
  for pair in "$@"; do
    kernel_has "${pair%:*}" "${pair#*:}"
    case $? in
      1)
        lack "kernel without $name (module ${pair%:*})" "内核没有 $name（模块 ${pair%:*}）"
        return
        ;;
      2) unsure="$unsure ${pair%:*}" ;;
    esac
  done
  if [ -z "$unsure" ]; then
    ok "kernel: $name" "内核：$name"
  else
    note "kernel: $name: cannot tell from here about$unsure" "内核：$name：从这里看不出有没有$unsure"
  fi
}

root() {
  if [ "$(id -u)" = 0 ]; then
    ok "root" "root"
  else
    lack "root: log in as root, or run 'sudo -i' first" "root：用 root 登录，或先执行 sudo -i"
    return 1
  fi
}

linux() {
  tools util-linux unshare nsenter pivot_root mount ipcs ipcmk
  tools iproute2 ip bridge
  tools procps ps pgrep sysctl
  tools nftables nft
  if have ping && ping -V 2>&1 | grep -q iputils; then
    ok "ping" "ping"
  else
    lack "ping of iputils: apt-get install iputils-ping" "iputils 的 ping：apt-get install iputils-ping"
  fi
  if ! have busybox; then
    lack "busybox: apt-get install busybox-static" "busybox：apt-get install busybox-static"
  elif LC_ALL=C ldd "$(command -v busybox)" 2>/dev/null | grep -q '=>\|ld-'; then
    lack "busybox is not statically linked: apt-get install busybox-static" "busybox 不是静态链接的：apt-get install busybox-static"
  elif ! busybox --list | grep -qx httpd; then
    lack "busybox has no httpd: apt-get install busybox-static" "busybox 没有 httpd：apt-get install busybox-static"
  else
    ok "busybox" "busybox"
  fi
  root || return
  if unshare --mount --uts --ipc --net --pid --cgroup --fork true 2>/dev/null; then
    ok "new namespaces" "新建命名空间"
  else
    lack "may not make namespaces (in a container: start it with --privileged)" "不能新建命名空间（在容器里：启动时加 --privileged）"
    return
  fi
  kernel "veth, bridge" veth:VETH bridge:BRIDGE
  kernel "nftables NAT" nf_tables:NF_TABLES nft_nat:NFT_NAT nft_masq:NFT_MASQ nft_ct:NFT_CT nft_fib_ipv4:NFT_FIB_IPV4
  if grep -q ' /proc/sys [^ ]* ro[, ]' /proc/mounts; then
    lack "/proc/sys is read-only: forwarding cannot be switched on" "/proc/sys 只读，打不开转发"
  else
    ok "/proc/sys can be written" "/proc/sys 可写"
  fi
  [ -e /proc/self/ns/time ] ||
    note "no time namespaces: kernel older than 5.6" "没有 time 命名空间：内核早于 5.6"
  if grep -q ' /sys/fs/cgroup cgroup2 rw' /proc/mounts; then
    ok "cgroup v2" "cgroup v2"
  else
    note "no writable cgroup v2 at /sys/fs/cgroup: skip the step that freezes a container" "/sys/fs/cgroup 不是可写的 cgroup v2：跳过冻结容器那一步"
  fi
}

docker_engine() {
  if ! have docker; then
    lack "docker: install Docker Engine" "docker：安装 Docker Engine"
    return
  fi
  if ! answer=$(limit docker version --format '{{.Server.Version}}' 2>&1); then
    case $answer in
      *"permission denied"*) lack "may not talk to the engine: run as root" "没有权限访问引擎：用 root 执行" ;;
      *) lack "no engine answers: is dockerd running?" "引擎没有应答：dockerd 在运行吗？" ;;
    esac
    return
  fi
  answer=$(printf '%s\n' "$answer" | tail -n 1) # after warnings, if there were any
  case $answer in
    2[0-8].* | 1?.*) note "Docker Engine $answer: the pages were checked on $checked_docker; some outputs differ" "Docker Engine $answer：页面按 $checked_docker 核对，部分输出会不同" ;;
    29.[0-4].*) note "Docker Engine $answer: containers share the host's time namespace; 29.5 was the first to give each its own" "Docker Engine $answer：容器与宿主机共用 time 命名空间，29.5 起才各有一个" ;;
    *) ok "Docker Engine $answer (the pages: $checked_docker)" "Docker Engine $answer（页面：$checked_docker）" ;;
  esac
  differs docker "$answer"
  case $(limit docker info --format '{{.CgroupVersion}}' 2>/dev/null) in
    2) ok "Docker on cgroup v2" "Docker 用 cgroup v2" ;;
    *) note "Docker on cgroup v1: containers share the host's cgroup namespace" "Docker 用 cgroup v1：容器与宿主机共用 cgroup 命名空间" ;;
  esac
  case $(limit docker info --format '{{.OperatingSystem}} {{.SecurityOptions}}' 2>/dev/null) in
    *"Docker Desktop"*) lack "Docker Desktop: its engine runs in another machine, whose processes you do not see here" "Docker Desktop：引擎在另一台虚拟机里，这里看不到它的进程" ;;
    *name=rootless*) lack "rootless engine: its networks and UIDs differ from those in the labs" "rootless 引擎：网络和 UID 与实验里的不同" ;;
  esac
  if limit docker image inspect busybox:1.35 >/dev/null 2>&1; then
    ok "image busybox:1.35" "镜像 busybox:1.35"
  else
    lack "image busybox:1.35: pull, load or make it" "镜像 busybox:1.35：拉取、载入或自己做一个"
  fi
  tools iptables iptables
  tools util-linux nsenter
  tools iproute2 ip
  tools procps ps
  root || return
}

# ask PATH: one request to the API server; kubectl finds no folder in which to keep a cache.
ask() {
  limit kubectl --cache-dir=/dev/null get --raw "$1" --request-timeout=5s 2>/dev/null
}

cluster() {
  found=
  for tool in kind minikube k3s; do have "$tool" && found="$found $tool"; done
  if ! have kubectl; then
    lack "kubectl" "kubectl"
    return
  fi
  version=$(limit kubectl version --client 2>/dev/null | sed -n 's/^Client Version: //p')
  ok "kubectl $version" "kubectl $version"
  if have kind; then
    version=$(limit kind version 2>/dev/null | sed -n 's/^kind \(v[^ ]*\).*/\1/p')
    ok "kind $version (the pages: $checked_kind)" "kind $version（页面：$checked_kind）"
    differs kind "$version"
  fi
  if ! version=$(ask /version); then
    lack "no cluster answers (here:${found:- no kind, minikube, k3s})" "没有集群应答（本机有：${found:- kind、minikube、k3s 都没有}）"
    grep -q ' /sys/fs/cgroup cgroup2' /proc/mounts 2>/dev/null ||
      note "no cgroup v2 here: a kubelet of v1.36 does not start by default" "这里不是 cgroup v2：v1.36 的 kubelet 默认不启动"
    instances=$(cat /proc/sys/fs/inotify/max_user_instances 2>/dev/null)
    [ "${instances:-512}" -ge 512 ] ||
      note "fs.inotify.max_user_instances is $instances: too low for several nodes of kind" "fs.inotify.max_user_instances 是 $instances：kind 开多个节点不够用"
    return
  fi
  version=$(printf '%s' "$version" | sed -n 's/.*"gitVersion": *"\([^"]*\)".*/\1/p')
  case $version in
    "${checked_kubernetes%.*}".*) ok "Kubernetes $version (the pages: $checked_kubernetes)" "Kubernetes $version（页面：$checked_kubernetes）" ;;
    *) note "Kubernetes $version: the pages were checked against $checked_kubernetes" "Kubernetes $version：页面按 $checked_kubernetes 核对" ;;
  esac
  differs kubernetes "$version"
  if ! nodes=$(ask /api/v1/nodes); then
    lack "may not list nodes: use an administrator's kubeconfig" "没有权限列出节点：换管理员的 kubeconfig"
    return
  fi
  count=$(printf '%s' "$nodes" | grep -o '"kubeletVersion": *"' | wc -l | tr -d ' ')
  if [ "$count" -ge 4 ]; then
    ok "$count nodes" "$count 个节点"
  else
    note "$count node(s): labs on several nodes were recorded on four" "$count 个节点：多节点的实验录自四个节点"
  fi
  runtime=$(printf '%s' "$nodes" | sed -n 's/.*"containerRuntimeVersion": *"containerd:\/\/\([^"]*\)".*/\1/p' | head -n 1)
  if [ -n "$runtime" ]; then
    ok "containerd $runtime (the pages: $checked_containerd)" "containerd $runtime（页面：$checked_containerd）"
    differs containerd "$runtime"
  else
    note "not containerd: what runs on the node has other names" "运行时不是 containerd：节点上的名字会不同"
  fi
  if printf '%s' "$nodes" | grep -q 'busybox:1\.35"'; then
    ok "image busybox:1.35 on a node" "节点上有镜像 busybox:1.35"
  else
    note "no node lists the image busybox:1.35: load it, or let nodes pull it" "节点没有报告镜像 busybox:1.35：载入它，或让节点拉取"
  fi
}

[ $# -gt 0 ] || set -- linux docker cluster
for part in "$@"; do
  case $part in linux | docker | cluster) ;; *)
    say "use: sh check-setup.sh [linux] [docker] [cluster]" "用法：sh check-setup.sh [linux] [docker] [cluster]" >&2
    exit 2
    ;;
  esac
done
if [ "$(uname -s)" != Linux ]; then
  lack "Linux: run this inside a Linux machine" "Linux：请在 Linux 机器里执行"
  exit 1
fi
total=0
for part in "$@"; do
  missing=0
  printf '== %s\n' "$part"
  case $part in
    linux) linux ;;
    docker) docker_engine ;;
    cluster) cluster ;;
  esac
  if [ "$missing" = 0 ]; then
    say "$part: ready" "$part：可以开始"
  else
    say "$part: $missing missing" "$part：缺 $missing 样"
  fi
  total=$((total + missing))
done
[ "$total" = 0 ]
