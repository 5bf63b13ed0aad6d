#!/bin/sh
# Run by the PostgreSQL image once, on an empty volume: the login of the gateways, which owns nothing. The owner of the
# database migrates (DATABASE_MIGRATION_URL).
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
  --set password="$(cat /run/secrets/gateway-password)" <<'SQL'
CREATE ROLE gateway LOGIN PASSWORD :'password';
SQL
