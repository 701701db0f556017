# SPDX-License-Identifier: GPL-3.0-or-later
# Configures and builds a preset with a log instead of pages of output. To be sourced by bash.
# shellcheck shell=bash

# build_preset NAME [TARGET…]: into build/NAME, log in build/NAME.log. Further options for CMake: CONFIGURE_OPTIONS.
CONFIGURE_OPTIONS=()
build_preset() {
    local preset=$1 root started log
    shift
    root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
    log=$root/build/$preset.log
    mkdir -p "$root/build"
    started=$SECONDS
    echo "build: preset $preset in build/$preset (log: build/$preset.log)"
    if ! (cd "$root" && cmake --preset "$preset" "${CONFIGURE_OPTIONS[@]}") >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        echo "build: configuring failed; the end of build/$preset.log is above" >&2
        return 1
    fi
    local targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    if ! cmake --build "$root/build/$preset" "${targets[@]}" 2>&1 | tee -a "$log" | show_progress; then
        grep -nE -A 12 'error|FAILED' "$log" | tail -n 60 >&2 || true
        echo "build: failed; see build/$preset.log" >&2
        return 1
    fi
    echo "build: done in $((SECONDS - started)) s"
}

# Ninja's "[done/all] what" lines as one moving line on a terminal, else as a line each quarter.
show_progress() {
    local line built all shown=-1 quarter
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        built=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
        if [ -t 1 ]; then
            printf '\rbuild: %d of %d ' "$built" "$all"
            shown=0
        elif [ "$all" -ge 20 ]; then
            quarter=$((built * 4 / all))
            if [ "$quarter" -gt "$shown" ]; then
                echo "build: $built of $all"
                shown=$quarter
            fi
        fi
    done
    if [ -t 1 ] && [ "$shown" -ge 0 ]; then
        printf '\r%40s\r' ''
    fi
}
