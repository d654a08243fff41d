#!/usr/bin/env bash
# Runs every test of the solution. The last line is always 'N passed, N failed, N skipped'.
#   bash eng/test.sh              builds first
#   bash eng/test.sh --no-build   the solution was just built in Release
# Results, one folder per test project: eng/out/tests (trx, and coverage for eng/coverage.cs).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

results="$PWD/eng/out/tests"
rm -rf "$results"
mkdir -p "$results"

# What the tests need beside the SDK is installed here: the programs of PostgreSQL, which the tests of the durable store
# start themselves, the library of SQLite, a browser, and promtool. Where one cannot be had, its tests are skipped and say so.
# installed <package>...: the first of them that can be had
installed() {
  local as_root=() package
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends)
  "${install[@]}" "$1" && return
  "${as_root[@]}" apt-get update -qq
  for package; do
    "${install[@]}" "$package" && return
  done
  return 1
}
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  installed postgresql-15 postgresql >/dev/null 2>&1 || echo 'PostgreSQL could not be installed: the tests that need it are skipped.'
fi

if ! ldconfig -p 2>/dev/null | grep -q 'libsqlite3\.so\.0'; then
  installed libsqlite3-0 >/dev/null 2>&1 || echo 'SQLite could not be installed: its tests run on the older one of their bundle.'
fi

# Pages are opened and pushes are shown in a real browser.
if ! command -v chromium chromium-browser google-chrome >/dev/null; then
  installed chromium chromium-browser >/dev/null 2>&1 || echo 'Chromium could not be installed: the tests in a browser are skipped.'
fi

# Prometheus' own tool checks the text of metrics. Its package is unpacked and not installed: nobody wants the server that comes with it.
tools="$PWD/eng/out/tools"
PATH="$tools/usr/bin:$PATH"
if ! command -v promtool >/dev/null; then
  mkdir -p "$tools"
  (cd "$tools" && apt-get -qq download prometheus && dpkg -x prometheus_*.deb .) >/dev/null 2>&1 ||
    echo 'promtool could not be had: the tests that ask it are skipped.'
fi

if [ "${1-}" != --no-build ] && ! dotnet build LenNotify.sln --configuration Release; then
  echo 'The build failed, so no test ran.'
  echo '0 passed, 0 failed, 0 skipped'
  exit 1
fi

# A process of tests gets the time that it needs to write down what it counted.
export VSTEST_TESTHOST_SHUTDOWN_TIMEOUT=20000

# A test that never ends is named and ends the run, rather than the patience of whoever waits for it.
dotnet test LenNotify.sln --configuration Release --no-build -p:TestResults="$results" \
  --blame-hang-timeout 5min --blame-hang-dump-type none
tests=$?

# The store on MongoDB is in a solution of its own: a mirror may lack what the driver needs. Its tests that need a server are
# skipped, and say so, where LENNOTIFY_MONGO names none.
projects=(tests/*/*.csproj)
mongo=0
missing=$(timeout 60 dotnet restore eng/LenNotify.Mongo.sln -p:NuGetAudit=false 2>&1)
restored=$?
if [ "$restored" -eq 0 ]; then
  dotnet test eng/LenNotify.Mongo.sln --configuration Release --no-restore -p:TestResults="$results" \
    --blame-hang-timeout 5min --blame-hang-dump-type none
  mongo=$?
else
  projects=($(printf '%s\n' "${projects[@]}" | grep -v LenNotify.Mongo.Tests))
  lacks=$(grep -o 'Unable to find package [A-Za-z0-9.]*[A-Za-z0-9]' <<<"$missing" | sed 's/.* //' | sort -u | paste -sd ' ')
  why=${lacks:+no package $lacks}
  [ "$restored" -ne 124 ] || why='it did not end within a minute'
  echo "The MongoDB add-on was left out: its restore failed (${why:-see dotnet restore eng/LenNotify.Mongo.sln})."
fi

# Every project in the folder tests counts, also one whose run broke off before it could report.
dotnet run eng/results.cs -- "$results" "${projects[@]}"
totals=$?
[ "$tests" -eq 0 ] && [ "$mongo" -eq 0 ] && [ "$totals" -eq 0 ]
