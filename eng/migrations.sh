#!/usr/bin/env bash
# Writes the migration that brings the tables of our own contexts to what the model says now, for both providers.
#   bash eng/migrations.sh <Name>      such as AddSearch
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

name=${1:?'the name of the migration'}
dotnet tool restore
dotnet build eng/Migrations --verbosity quiet

# add <package> <context>
add() {
  local folder="src/LenNotify.EntityFrameworkCore.$1"
  dotnet ef migrations add "$name" --no-build --project "$folder" --startup-project eng/Migrations \
    --context "$2" --output-dir Migrations --namespace LenNotify.Migrations
  # The first one's snapshot comes to lie in a folder of its own.
  if [ -d "$folder/LenNotify" ]; then
    mv "$folder"/LenNotify/Migrations/*.cs "$folder/Migrations/"
    rm -r "$folder/LenNotify"
  fi
  # Nobody but EF Core needs them; and files here have no byte order mark.
  sed -i -e "1s/^\xEF\xBB\xBF//" -e "s/^\( *\)\(public \)\?partial class/\1internal sealed partial class/" "$folder"/Migrations/*.cs
}

add PostgreSQL NotificationsDbContext
add Sqlite SqliteNotificationsDbContext
