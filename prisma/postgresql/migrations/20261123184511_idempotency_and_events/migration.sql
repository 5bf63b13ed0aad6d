-- CreateEnum
CREATE TYPE "EventType" AS ENUM ('CUSTOMER_CREATED', 'CUSTOMER_UPDATED', 'CUSTOMER_DELETED', 'RELATIONSHIP_REMOVED', 'SUBSCRIPTION_CREATED', 'SUBSCRIPTION_UPDATED', 'CREDENTIALS_RESET', 'WEBHOOK_TEST');

-- CreateEnum
CREATE TYPE "WebhookStatus" AS ENUM ('ACTIVE', 'PAUSED');

-- CreateEnum
CREATE TYPE "WebhookDeliveryStatus" AS ENUM ('PENDING', 'DELIVERED', 'DEAD');

-- CreateEnum
CREATE TYPE "IdempotentOperation" AS ENUM ('CREATE_CUSTOMER', 'ORDER_SUBSCRIPTIONS', 'RESET_ADMIN_PASSWORD');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditOperation" ADD VALUE 'SHOW_ADMIN_PASSWORD';
ALTER TYPE "AuditOperation" ADD VALUE 'CONFIRM_CREDENTIAL_RECEIPT';

-- AlterTable
ALTER TABLE "AuditRecord" ADD COLUMN     "hash" TEXT COLLATE "C",
ADD COLUMN     "sequence" INTEGER;

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "operation" "IdempotentOperation" NOT NULL,
    "keyHash" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C" NOT NULL,
    "orderId" TEXT COLLATE "C",
    "sealed" BYTEA,
    "sealedUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerLedger" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "auditSequence" INTEGER NOT NULL,
    "auditHash" TEXT COLLATE "C" NOT NULL,
    "auditSeal" TEXT COLLATE "C" NOT NULL,
    "eventSequence" INTEGER NOT NULL,

    CONSTRAINT "PartnerLedger_pkey" PRIMARY KEY ("partnerId")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "customerId" TEXT COLLATE "C",
    "type" "EventType" NOT NULL,
    "occurredAt" TIMESTAMP(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C",
    "eventTypes" JSONB,
    "status" "WebhookStatus" NOT NULL,
    "secret" BYTEA NOT NULL,
    "oldSecret" BYTEA,
    "oldSecretUntil" TIMESTAMP(3),
    "sequence" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "webhookId" TEXT COLLATE "C" NOT NULL,
    "eventId" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "customerId" TEXT COLLATE "C",
    "type" "EventType" NOT NULL,
    "status" "WebhookDeliveryStatus" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "lastAttemptAt" TIMESTAMP(3),
    "responseStatus" INTEGER,
    "failure" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deliveredAt" TIMESTAMP(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "serverKeyCheck" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IdempotencyRecord_customerId_partnerId_idx" ON "IdempotencyRecord"("customerId", "partnerId");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_sealedUntil_idx" ON "IdempotencyRecord"("sealedUntil");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_expiresAt_idx" ON "IdempotencyRecord"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotencyRecord_partnerId_operation_keyHash_key" ON "IdempotencyRecord"("partnerId", "operation", "keyHash");

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

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_partnerId_fkey" FOREIGN KEY ("webhookId", "partnerId") REFERENCES "Webhook"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- One partner sees nothing of another.
ALTER TABLE "IdempotencyRecord" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "IdempotencyRecord" FORCE ROW LEVEL SECURITY;
CREATE POLICY "IdempotencyRecord_of_partner" ON "IdempotencyRecord" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "IdempotencyRecord" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "PartnerLedger" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PartnerLedger" FORCE ROW LEVEL SECURITY;
CREATE POLICY "PartnerLedger_of_partner" ON "PartnerLedger" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "PartnerLedger" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "Event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Event" FORCE ROW LEVEL SECURITY;
CREATE POLICY "Event_of_partner" ON "Event" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "Event" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "Webhook" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Webhook" FORCE ROW LEVEL SECURITY;
CREATE POLICY "Webhook_of_partner" ON "Webhook" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "Webhook" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "WebhookDelivery" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WebhookDelivery" FORCE ROW LEVEL SECURITY;
CREATE POLICY "WebhookDelivery_of_partner" ON "WebhookDelivery" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "WebhookDelivery" TO "csp_gateway_app";

-- Not of a partner: the gateway reads and writes it whoever calls, and deletes nothing.
GRANT SELECT, INSERT, UPDATE ON "Installation" TO "csp_gateway_app";
