#!/usr/bin/env bash
# stop.sh FOLDER: ends what start.sh started there, step by step, and removes the folder.
set -uo pipefail
folder=$1
export SLURM_CONF=$folder/slurm.conf

end() { # end PID_FILE…: asks them all to end, and waits until they have
  local files=("$@") file pid
  for file in "${files[@]}"; do [ ! -s "$file" ] || kill "$(cat "$file")" 2>/dev/null; done
  for file in "${files[@]}"; do
    [ -s "$file" ] || continue
    pid=$(cat "$file")
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    ! kill -0 "$pid" 2>/dev/null || kill -9 "$pid"
  done
}

# Jobs end first: what they started belongs to no one once the nodes are gone.
if [ -s "$folder/pid/slurmctld" ] && timeout 10 scancel --state=RUNNING --full --user=root; then
  for _ in $(seq 50); do [ -n "$(timeout 5 squeue --noheader --states=RUNNING,COMPLETING 2>/dev/null)" ] || break; sleep 0.1; done
fi
end "$folder"/pid/n1 "$folder"/pid/n2
end "$folder"/pid/slurmctld "$folder"/pid/slurmdbd
# Its own pid file goes when MariaDB ends.
[ ! -s "$folder/database/pid" ] || cp "$folder/database/pid" "$folder/pid/mariadb"
end "$folder"/pid/mariadb "$folder"/pid/munged
rm -rf "$folder"
