#!/bin/sh
# Many documents by several processes, on this machine or on several: GNU parallel starts one for each shard.
#
#   parallel.sh MASTER ROWS PATTERN [SHARDS [HOSTS]]
#   parallel.sh report.docx rows.csv 'out/{unit}.docx' 8
#   parallel.sh report.docx rows.csv 'out/{unit}.docx' 32 hosts.txt
#
# SHARDS: how many parts; as many as there are processors if not given. HOSTS: a file for --sshloginfile, a host a line ("4/node1":
# four at a time on node1; ":" is this machine). On all of them this folder must be the same shared one, and the command be found.
# Started again after something went wrong, it makes what is missing. ZHANGFA is the command; MORE further options for it.
set -eu
if [ $# -lt 3 ]; then
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
master=$1 rows=$2 pattern=$3 shards=${4:-$(nproc)} hosts=${5:-}
# Patterns have braces of their own, which parallel must not take for its ({#} above all).
# shellcheck disable=SC2086 # MORE is several words
seq "$shards" |
    parallel --quote -I ,SHARD, --seqreplace ,SEQ, --slotreplace ,SLOT, --halt never --line-buffer --tagstring ',SHARD,' \
        ${hosts:+--sshloginfile "$hosts" --workdir "$PWD"} \
        "${ZHANGFA:-zhangfa}" batch "$master" --data "$rows" -o "$pattern" --shard ",SHARD,/$shards" --resume ${MORE:---no-office}
