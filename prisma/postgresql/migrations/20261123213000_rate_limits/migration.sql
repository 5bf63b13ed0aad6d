-- How much was asked for within the last minute, over all gateways that share the database. On SQLite this is in the
-- memory of the one process. It is in a schema of its own because Prisma knows nothing of it, and not logged because it
-- may be lost. Not of a partner: keys are "limit:partner", and the gateway counts whoever calls.
CREATE SCHEMA "rate_limits";

CREATE UNLOGGED TABLE "rate_limits"."Count" (
    "key" VARCHAR(255) COLLATE "C" PRIMARY KEY,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT
);

GRANT USAGE ON SCHEMA "rate_limits" TO "csp_gateway_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limits"."Count" TO "csp_gateway_app";
