#!/usr/bin/env bash
# Installs the servers that tests need and that are no part of this project: OpenSSH's and PgBouncer from Debian, Azurite from npm.
# `.ci/run` calls it; without them their tests are skipped, but never in CI.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -x /usr/sbin/sshd ] || [ ! -x /usr/sbin/pgbouncer ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  # Only the programs: no service is started.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -y -qq --no-install-recommends openssh-server openssh-client pgbouncer
fi

[ -d test/azurite/node_modules/azurite ] || npm ci --prefix test/azurite --ignore-scripts
