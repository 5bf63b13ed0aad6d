-- AlterTable
ALTER TABLE "Partner" ADD COLUMN "tenant" TEXT;

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" JSONB NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME
);

-- CreateTable
CREATE TABLE "SignInFailure" (
    "nameHash" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "lockedUntil" DATETIME,
    "failedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "ApiKey_partnerId_createdAt_id_idx" ON "ApiKey"("partnerId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_id_partnerId_key" ON "ApiKey"("id", "partnerId");

-- CreateIndex
CREATE INDEX "SignInFailure_failedAt_idx" ON "SignInFailure"("failedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_tenant_key" ON "Partner"("tenant");

-- For the planner (see the migration "statistics").
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('Partner', 'Partner_tenant_key', '10 1'),
    ('ApiKey', 'sqlite_autoindex_ApiKey_1', '1000 1'),
    ('ApiKey', 'ApiKey_id_partnerId_key', '1000 1 1'),
    ('ApiKey', 'ApiKey_partnerId_createdAt_id_idx', '1000 100 1 1'),
    ('SignInFailure', 'sqlite_autoindex_SignInFailure_1', '10000 1'),
    ('SignInFailure', 'SignInFailure_failedAt_idx', '10000 2');

ANALYZE "sqlite_schema";
