# SPDX-License-Identifier: GPL-3.0-or-later
# Time-stamped steps for the scripts beside this file. To be sourced by bash.
# shellcheck shell=bash

stamp() {
    printf '%s %s\n' "$(date -u +%H:%M:%S)" "$*"
}

# step NAME COMMAND…: says when it began, how long it took and how it ended. Returns the command's status.
step() {
    local name=$1 started=$SECONDS status=0
    shift
    stamp "== $name"
    "$@" || status=$?
    if [ $status -eq 0 ]; then
        stamp "== $name: done in $((SECONDS - started)) s"
    else
        stamp "== $name: FAILED after $((SECONDS - started)) s, status $status"
    fi
    return $status
}

# What a sanitizer says must end the test.
export ASAN_OPTIONS=abort_on_error=0:exitcode=66:strict_string_checks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$PWD/.ci/lsan.supp:print_suppressions=0
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:die_after_fork=0:suppressions=$PWD/.ci/tsan.supp

# Looking for leaks stops the process from outside, which some containers do not allow: ask before relying on it.
use_leak_check() {
    local probe
    probe=$(mktemp -d)
    echo 'int main() { return 0; }' >"$probe/probe.cpp"
    if g++ -fsanitize=address -o "$probe/probe" "$probe/probe.cpp" &&
        ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=1 "$probe/probe" >/dev/null 2>&1; then
        ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=1
        echo "leak check: on"
    else
        ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
        echo "leak check: off, this machine does not allow it"
    fi
    rm -rf "$probe"
}
