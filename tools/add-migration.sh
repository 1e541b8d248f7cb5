#!/usr/bin/env bash
# Adds a migration of that name to both database packages: tools/add-migration.sh AddContacts
# With --restart as the name, throws all migrations away and begins anew with one named Initial (before the first release only).
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?"usage: tools/add-migration.sh <Name> | --restart"}
dotnet tool restore > /dev/null
for database in Sqlite PostgreSql; do
  package=src/Crm.EntityFrameworkCore.$database
  migration=$name
  if [ "$name" = --restart ]; then
    rm -rf "$package/Migrations"
    migration=Initial
  fi
  dotnet build "tools/Crm.Migrations.$database" --nologo -v quiet
  dotnet ef migrations add "$migration" --no-build \
    --project "$package" --startup-project "tools/Crm.Migrations.$database" --output-dir Migrations
  # Migrations are found by reflection; they are no part of the packages' public surface.
  sed -i 's/^\(\s*\)public partial class/\1internal sealed partial class/' "$package"/Migrations/*.cs
  sed -i 's/^\(\s*\)partial class \(.*Snapshot\)/\1internal sealed partial class \2/' "$package"/Migrations/*Snapshot.cs
  sed -i 's/^\(\s*\)\(internal sealed \)*partial class/\1internal sealed partial class/' "$package"/Migrations/*.cs
done
