#!/usr/bin/env bash
# start.sh FOLDER PORT PORT PORT PORT PORT: a Slurm with accounting in FOLDER, on loopback and five free ports.
# Two nodes, n1 and n2, stand for this machine; each has four GPUs, which are null devices. Touches nothing outside FOLDER.
# stop.sh FOLDER ends it. Needs root, since jobs run as the users who submit them.
set -euo pipefail
folder=$1 database_port=$2 accounting_port=$3 control_port=$4 node_ports=("$5" "$6")
host=$(hostname -s)
export SLURM_CONF=$folder/slurm.conf
mkdir -p "$folder"/{state,log,pid,gpus,database,munge,jobs} "$folder"/spool/n{1,2}
chmod 755 "$folder"
exec >"$folder/log/start"
socket=$folder/munge/socket

until_well() { # until_well WHAT COMMAND…
  for _ in $(seq 200); do timeout 5 "${@:2}" >/dev/null 2>&1 && return; sleep 0.1; done
  echo "$1 did not come up; what it wrote is in $folder/log" >&2
  exit 1
}

# Who may speak with whom.
(umask 077 && head -c 1024 /dev/urandom >"$folder/munge/key")
munged --key-file="$folder/munge/key" --socket="$socket" --pid-file="$folder/pid/munged" --log-file="$folder/log/munged" --seed-file="$folder/munge/seed" 2>>"$folder/log/munged.start"

# The database of the accounts.
chown mysql "$folder/database"
mariadb-install-db --no-defaults --user=mysql --datadir="$folder/database" --auth-root-authentication-method=socket --skip-test-db >"$folder/log/mariadb" 2>&1
setsid mariadbd --no-defaults --user=mysql --datadir="$folder/database" --socket="$folder/database/socket" --pid-file="$folder/database/pid" \
  --bind-address=127.0.0.1 --port="$database_port" --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 --skip-log-bin >>"$folder/log/mariadb" 2>&1 </dev/null &
until_well MariaDB mariadb-admin --no-defaults --socket="$folder/database/socket" ping
mariadb --no-defaults --socket="$folder/database/socket" --execute="
  create database accounts;
  create user slurm@'127.0.0.1' identified by 'slurm', slurm@localhost identified by 'slurm';
  grant all on accounts.* to slurm@'127.0.0.1', slurm@localhost"

cat >"$folder/slurmdbd.conf" <<CONF
AuthType=auth/munge
AuthInfo=socket=$socket
DbdHost=$host
DbdAddr=127.0.0.1
DbdPort=$accounting_port
SlurmUser=root
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=$database_port
StorageUser=slurm
StoragePass=slurm
StorageLoc=accounts
LogFile=$folder/log/slurmdbd
PidFile=$folder/pid/slurmdbd
CONF
chmod 600 "$folder/slurmdbd.conf"

# A requeued job waits until its old credentials have expired; a job past its end is looked for every 30 s.
cat >"$folder/slurm.conf" <<CONF
ClusterName=tests
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$control_port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$socket,cred_expire=5
CredType=cred/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
SlurmdParameters=config_overrides
KillWait=1
ReturnToService=2
SlurmctldPidFile=$folder/pid/slurmctld
SlurmdPidFile=$folder/pid/%n
SlurmdSpoolDir=$folder/spool/%n
StateSaveLocation=$folder/state
SlurmctldLogFile=$folder/log/slurmctld
SlurmdLogFile=$folder/log/%n
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
PreemptType=preempt/partition_prio
PreemptMode=CANCEL
GresTypes=gpu
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=$accounting_port
AccountingStoragePass=$socket
AccountingStorageTRES=gres/gpu,gres/gpu:h100
AccountingStorageEnforce=associations
AccountingStoreFlags=job_comment
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=1
DefMemPerCPU=64
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=${node_ports[0]} CPUs=64 RealMemory=8192 Gres=gpu:h100:4
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=${node_ports[1]} CPUs=64 RealMemory=8192 Gres=gpu:h100:4
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE PriorityTier=10 PreemptMode=OFF
PartitionName=spare Nodes=n1,n2 MaxTime=INFINITE PriorityTier=1 PreemptMode=CANCEL
CONF
for gpu in 0 1 2 3; do mknod "$folder/gpus/$gpu" c 1 3; done
echo "Name=gpu Type=h100 File=$folder/gpus/[0-3]" >"$folder/gres.conf"
echo CgroupPlugin=cgroup/v1 >"$folder/cgroup.conf"

slurmdbd
until_well slurmdbd sacctmgr --noheader show cluster
sacctmgr --immediate add cluster tests
sacctmgr --immediate add account research,sweeps
sacctmgr --immediate add user root account=research,sweeps defaultaccount=research
slurmctld
slurmd -N n1
slurmd -N n2

until_well "the nodes" bash -c '[ "$(sinfo --noheader --Node --partition=main --states=idle | wc -l)" = 2 ]'
