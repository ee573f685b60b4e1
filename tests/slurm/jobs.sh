#!/usr/bin/env bash
# jobs.sh FOLDER: runs jobs on the Slurm that start.sh started there, until each has come to its end or is to stay as it is.
# Prints NAME=ID of each, one a line.
set -euo pipefail
folder=$1
export SLURM_CONF=$folder/slurm.conf
cd "$folder/jobs"

submit() { # submit NAME OPTION…
  local id
  id=$(sbatch --parsable --job-name="$1" --account=research --mem=64 --output=/dev/null "${@:2}")
  printf '%s=%s\n' "$1" "$id"
  printf -v "$1" %s "$id"
}
state() { squeue --noheader --states=all --format=%T --job="$1" 2>/dev/null || true; }
until_it() { # until_it STATE ID
  for _ in $(seq 600); do [ "$(state "$2")" != "$1" ] || return 0; sleep 0.1; done
  echo "Job $2 is $(state "$2"), not $1." >&2
  exit 1
}

submit overdue --gres=gpu:h100:1 --nodelist=n1 --wrap='sleep 600'
submit pushed --partition=spare --gres=gpu:h100:4 --nodelist=n2 --wrap='sleep 600'
until_it RUNNING "$overdue"
# Limits are told in minutes; an end can be told to the second.
scontrol update job="$overdue" EndTime=now+1second
until_it RUNNING "$pushed"
sleep 2
submit wide --nodes=2 --ntasks-per-node=1 --gres=gpu:h100:3 --wrap='sleep 3'
submit finished --gres=gpu:h100:2 --comment='run=alpha try=1' --wrap='sleep 2'
submit failed --gres=gpu:2 --wrap='sleep 1; exit 3'
submit sweep --array=0-3 --gres=gpu:1 --wrap='sleep 1; [ $SLURM_ARRAY_TASK_ID != 2 ]'
submit again --requeue --gres=gpu:h100:1 --wrap='[ -z "${SLURM_RESTART_COUNT:-}" ] || exit 0; sleep 600'
submit nogpu --wrap='sleep 1'
until_it RUNNING "$again"
sleep 2
scontrol requeue "$again"
submit stopped --gres=gpu:h100:2 --wrap='sleep 600'
until_it RUNNING "$stopped"
sleep 1
scancel "$stopped"
submit lasting --gres=gpu:h100:2 --wrap='sleep 600'
until_it RUNNING "$lasting"
until_it COMPLETED "$again"
until_it TIMEOUT "$overdue"
# The accounts are written a moment after the fact.
for _ in $(seq 100); do
  [ -n "$(sacct --noheader --parsable2 --allocations --format=State --job="$overdue,$again" | grep -x RUNNING)" ] || break
  sleep 0.1
done
