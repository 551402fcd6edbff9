#!/bin/bash
# Letters converted by many at once, with the recipes for GNU parallel and Slurm,
# give byte for byte what one run gives. Slurm runs here by itself, on this machine,
# with everything in a temporary folder. Archives of shares, merged, hold what one
# archive does.
#
# usage: many.sh PROGRAM [COUNT]
set -u
ITULETTER=$(readlink -f "$1")
export ITULETTER
count=${2:-2000}
archived=600
scripts=$(cd "$(dirname "$0")/../scripts" && pwd)
folder=$(mktemp -d)
daemons=()

# Daemons die with this script whatever ends it (--pdeathsig).
start() {  # COMMAND...
  setpriv --pdeathsig KILL "$@" >>"$folder/daemons.log" 2>&1 &
  daemons+=($!)
}

clean_up() {
  [ ${#daemons[@]} -eq 0 ] || {
    kill "${daemons[@]}"
    for _ in $(seq 100); do
      kill -0 "${daemons[@]}" || break
      sleep 0.1
    done
    kill -KILL "${daemons[@]}"
    wait
  } 2>/dev/null
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

fail() {
  echo "many.sh: $*" >&2
  [ ! -e "$folder/daemons.log" ] || tail -n 40 "$folder/daemons.log" >&2
  exit 1
}

lacks() {  # PROGRAM...
  local program
  for program; do
    command -v "$program" >/dev/null || {
      echo "many.sh: no $program"
      return 0
    }
  done
  return 1
}

same() {  # NAME FILE
  cmp "$folder/plain" "$2" || fail "$1 gives other lines than one run"
  echo "$1: $(wc -l <"$2") lines, the same"
}

# The list has some of all: odd names, what is missing, empty or no letter.
make_list() {
  "$scripts/make_letters" "$count" "$folder/letters" --form tab || exit 1
  cd "$folder/letters" || exit 1
  rm ./*.facts.json
  mv en-000000.txt "a b'c\"d;\$(exit 9)&.txt"
  mv fr-000001.txt $'\xe9\xff.txt'
  : >empty.txt
  echo hello >hello.txt
  find "$folder/letters" -type f | LC_ALL=C sort >"$folder/list"
  sed -i "7i $folder/missing.txt\\n\\n--help" "$folder/list"
}

one_run() {
  "$ITULETTER" convert --files-from "$folder/list" -t ndjson >"$folder/plain" \
    2>/dev/null
  [ $? -eq 3 ] || fail "the status of one run is not 3"
  [ "$(wc -l <"$folder/plain")" -eq $((count + 4)) ] ||
    fail "one run gives $(wc -l <"$folder/plain") lines"
}

with_parallel() {
  "$scripts/recipes/parallel" "$folder/list" >"$folder/parallel" 2>/dev/null
  [ $? -eq 3 ] || fail "the status of parallel is not 3"
  same "GNU parallel" "$folder/parallel"

  # Two hosts, behind an ssh that stays here: HOST -- COMMAND.
  printf '#!/bin/sh\nshift 2\nexec sh -c "$*"\n' >"$folder/ssh"
  chmod +x "$folder/ssh"
  # Without SHELL, as a service has it.
  env -u SHELL "$scripts/recipes/parallel" "$folder/list" --ssh "$folder/ssh" \
    --sshlogin 1/one,1/two >"$folder/hosts" 2>/dev/null
  [ $? -eq 3 ] || fail "the status of parallel with hosts is not 3"
  same "GNU parallel on two hosts" "$folder/hosts"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

write_slurm_conf() {
  cat >"$SLURM_CONF" <<END
ClusterName=many
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName=one NodeHostname=$(hostname) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=one Default=YES MaxTime=INFINITE State=UP
END
}

start_slurm() {
  export SLURM_CONF=$folder/slurm.conf
  chmod 755 "$folder"
  mkdir "$folder/state" "$folder/spool"
  (umask 077 && head -c 1024 /dev/urandom >"$folder/munge.key")
  write_slurm_conf
  start munged --foreground --key-file "$folder/munge.key" \
    --socket "$folder/munge.socket" --pid-file "$folder/munge.pid" \
    --seed-file "$folder/munge.seed" --log-file "$folder/daemons.log"
  for _ in $(seq 100); do
    [ ! -S "$folder/munge.socket" ] || break
    sleep 0.1
  done
  start slurmctld -D -c
  start slurmd -D -N one
  for _ in $(seq 200); do
    [ "$(sinfo --noheader --format %t 2>/dev/null)" != idle ] || return 0
    sleep 0.1
  done
  fail "Slurm does not start"
}

with_slurm() {
  start_slurm
  timeout 300 sbatch --quiet --wait --array=0-3 --output="$folder/task-%a.log" \
    "$scripts/recipes/slurm.sbatch" "$folder/list" "$folder/shares" ||
    fail "the job array fails: $(tail -n 5 "$folder"/task-*.log)"
  [ "$(find "$folder/shares" -name '*.ndjson' -size +0 | wc -l)" -eq 4 ] ||
    fail "not every task has its share"
  cat "$folder"/shares/*.ndjson >"$folder/slurm"
  same "a job array of Slurm" "$folder/slurm"
}

promised() {  # ARCHIVE
  local view
  for view in letters files addressees meetings deadlines refs links \
    agenda_items findings failures; do
    "$ITULETTER" archive sql "SELECT * FROM $view" --json -a "$1" |
      sed "s/^/$view /" || exit 1
  done | LC_ALL=C sort
}

# Versions and amendments of a letter are in different shares.
with_merge() {
  export SOURCE_DATE_EPOCH=1750000000
  local share
  find "$folder/letters" -type f | LC_ALL=C sort | head -n "$archived" \
    >"$folder/some"
  split -n r/3 "$folder/some" "$folder/some."
  for share in "$folder"/some{,.a?}; do
    "$ITULETTER" archive add --files-from "$share" --into "$share.archive" \
      2>/dev/null
    [ $? -le 3 ] || fail "cannot archive $share"
  done
  "$ITULETTER" archive merge "$folder"/some.a?.archive \
    --into "$folder/merged" || fail "cannot merge"
  promised "$folder/some.archive" >"$folder/one"
  promised "$folder/merged" >"$folder/joined"
  grep -q '^meetings' "$folder/one" || fail "an archive of nothing"
  diff "$folder/one" "$folder/joined" >"$folder/difference" ||
    fail "merged archives differ: $(head -n 4 "$folder/difference")"
  echo "merged archives: $(wc -l <"$folder/joined") rows, the same"
}

skipped=0
make_list
one_run
with_merge
if lacks parallel; then skipped=77; else with_parallel; fi
if lacks munged slurmctld slurmd sbatch setpriv; then
  skipped=77
elif [ "$(id -u)" -ne 0 ]; then
  echo "many.sh: Slurm needs root"
  skipped=77
else
  with_slurm
fi
exit "$skipped"
