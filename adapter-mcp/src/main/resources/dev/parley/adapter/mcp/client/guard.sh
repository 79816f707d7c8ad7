# SPDX-License-Identifier: Apache-2.0
# Runs a command for as long as our standard input stays open, and hands on what comes there: Parley
# holds its other end, and the system closes that when Parley dies, however it dies.
# Usage: guard.sh GRACE_SECONDS COMMAND...
grace=$1
shift

# Ctrl-C in a terminal is for Parley to act on; it ends us when it is done.
trap '' INT HUP

# The command leads a process group of its own, so that what it starts ends with it.
stop() {
  kill -s "$1" -- "-$group" || kill -s "$1" "$child"
} 2>/dev/null

# Its input is closed: it may end by itself, is asked to, and is made to.
watcher=
end() {
  trap '' TERM
  signalled=1
  (
    for signal in TERM KILL; do
      left=$grace
      while [ "$left" -gt 0 ] && kill -0 "$child"; do
        sleep 1
        left=$((left - 1))
      done
      stop "$signal"
    done
  ) </dev/null >/dev/null 2>&1 &
  watcher=$!
}
trap end TERM

# Hands on our input until it ends, and tells us then. Where the command takes no more of it, as when
# it just ended, the rest goes nowhere.
relay() {
  trap - TERM
  cat <&3 || cat <&3 >/dev/null
  kill -s TERM $$
} 2>/dev/null

# Some shells wait for all of a pipeline, and the relay sees the command's end only when it has
# something for it: so it is no part of the job.
exec 3<&0 </dev/null
if command -v setsid >/dev/null 2>&1; then
  { relay & } | setsid "$@" 3<&- &
  child=$!
  group=$child
else
  set -m
  { relay & } | "$@" 3<&- &
  child=$!
  group=$(jobs -p) # named after the first of the pipeline
  set +m
fi
exec 3<&-

# A signal to us ends wait early, with 128 and its number: the command's own status is to be had yet.
while
  signalled=
  wait "$child"
  status=$?
  [ -n "$signalled" ] && [ "$status" -eq 143 ]
do :; done
[ -n "$watcher" ] && kill "$watcher" 2>/dev/null
kill -s KILL -- "-$group" 2>/dev/null
exit "$status"
