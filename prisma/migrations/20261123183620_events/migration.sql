-- AlterTable
ALTER TABLE "AuditRecord" ADD COLUMN "hash" TEXT;
ALTER TABLE "AuditRecord" ADD COLUMN "sequence" INTEGER;

-- CreateTable
CREATE TABLE "PartnerLedger" (
    "partnerId" TEXT NOT NULL PRIMARY KEY,
    "auditSequence" INTEGER NOT NULL,
    "auditHash" TEXT NOT NULL,
    "auditSeal" TEXT NOT NULL,
    "eventSequence" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Event" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "customerId" TEXT,
    "type" TEXT NOT NULL,
    "occurredAt" DATETIME NOT NULL,
    "data" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "eventTypes" JSONB,
    "status" TEXT NOT NULL,
    "secret" BLOB NOT NULL,
    "oldSecret" BLOB,
    "oldSecretUntil" DATETIME,
    "sequence" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "customerId" TEXT,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "lastAttemptAt" DATETIME,
    "responseStatus" INTEGER,
    "failure" TEXT,
    "createdAt" DATETIME NOT NULL,
    "deliveredAt" DATETIME,
    CONSTRAINT "WebhookDelivery_webhookId_partnerId_fkey" FOREIGN KEY ("webhookId", "partnerId") REFERENCES "Webhook" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Event_partnerId_customerId_sequence_idx" ON "Event"("partnerId", "customerId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Event_id_partnerId_key" ON "Event"("id", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_partnerId_sequence_key" ON "Event"("partnerId", "sequence");

-- CreateIndex
CREATE INDEX "Webhook_partnerId_createdAt_id_idx" ON "Webhook"("partnerId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Webhook_id_partnerId_key" ON "Webhook"("id", "partnerId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_partnerId_status_sequence_idx" ON "WebhookDelivery"("webhookId", "partnerId", "status", "sequence");

-- CreateIndex
CREATE INDEX "WebhookDelivery_status_nextAttemptAt_idx" ON "WebhookDelivery"("status", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_webhookId_eventId_key" ON "WebhookDelivery"("webhookId", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditRecord_partnerId_sequence_key" ON "AuditRecord"("partnerId", "sequence");

-- For the planner (see the migration "statistics").
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('AuditRecord', 'AuditRecord_partnerId_sequence_key', '3000000 300000 1'),
    ('PartnerLedger', 'sqlite_autoindex_PartnerLedger_1', '10 1'),
    ('Event', 'sqlite_autoindex_Event_1', '3000000 1'),
    ('Event', 'Event_id_partnerId_key', '3000000 1 1'),
    ('Event', 'Event_partnerId_sequence_key', '3000000 300000 1'),
    ('Event', 'Event_partnerId_customerId_sequence_idx', '3000000 300000 5 1'),
    ('Webhook', 'sqlite_autoindex_Webhook_1', '100 1'),
    ('Webhook', 'Webhook_id_partnerId_key', '100 1 1'),
    ('Webhook', 'Webhook_partnerId_createdAt_id_idx', '100 10 1 1'),
    ('WebhookDelivery', 'sqlite_autoindex_WebhookDelivery_1', '1000000 1'),
    ('WebhookDelivery', 'WebhookDelivery_webhookId_eventId_key', '1000000 10000 1'),
    ('WebhookDelivery', 'WebhookDelivery_webhookId_partnerId_status_sequence_idx', '1000000 10000 10000 3000 1'),
    ('WebhookDelivery', 'WebhookDelivery_status_nextAttemptAt_idx', '1000000 300000 2');

ANALYZE "sqlite_schema";
