#!/usr/bin/env bash
# Measures what is claimed, beside floors in the same run, and writes benchmarks/RESULTS.md: a section as soon as it is known. What
# breaks off is named there, and costs nothing of the rest. Nothing else should run on the machine meanwhile.
#   bash eng/bench.sh                 all of it, about an hour
#   bash eng/bench.sh store realtime  these sets: routing, store, channels, realtime, end-to-end, footprint
#   bash eng/bench.sh hub latency     these parts; the other sections stay as they are
#   bash eng/bench.sh --short ...     each in its shortest form, to see that it starts: writes eng/out/bench.md and no result
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

arguments=()
for argument; do
  [ "$argument" != --short ] || argument=--dry
  arguments+=("$argument")
done
dotnet build benchmarks/LenNotify.Benchmarks --configuration Release --verbosity quiet --disable-build-servers

# BenchmarkDotNet leaves its reports where it runs.
project="$PWD/benchmarks/LenNotify.Benchmarks"
mkdir -p eng/out
cd eng/out
exec dotnet run --project "$project" --configuration Release --no-build -- --results "${arguments[@]}"
