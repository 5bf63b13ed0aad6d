-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "orderId" TEXT,
    "sealed" BLOB,
    "sealedUntil" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverKeyCheck" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "IdempotencyRecord_customerId_partnerId_idx" ON "IdempotencyRecord"("customerId", "partnerId");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_sealedUntil_idx" ON "IdempotencyRecord"("sealedUntil");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_expiresAt_idx" ON "IdempotencyRecord"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotencyRecord_partnerId_operation_keyHash_key" ON "IdempotencyRecord"("partnerId", "operation", "keyHash");

-- For the planner (see the migration "statistics").
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('IdempotencyRecord', 'sqlite_autoindex_IdempotencyRecord_1', '100000 1'),
    ('IdempotencyRecord', 'IdempotencyRecord_partnerId_operation_keyHash_key', '100000 10000 5000 1'),
    ('IdempotencyRecord', 'IdempotencyRecord_customerId_partnerId_idx', '100000 2 2'),
    ('IdempotencyRecord', 'IdempotencyRecord_sealedUntil_idx', '100000 50'),
    ('IdempotencyRecord', 'IdempotencyRecord_expiresAt_idx', '100000 2'),
    ('Installation', 'sqlite_autoindex_Installation_1', '1 1');

ANALYZE "sqlite_schema";
