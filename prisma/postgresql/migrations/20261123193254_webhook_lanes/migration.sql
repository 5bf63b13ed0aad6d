-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditOperation" ADD VALUE 'REGISTER_WEBHOOK';
ALTER TYPE "AuditOperation" ADD VALUE 'UPDATE_WEBHOOK';
ALTER TYPE "AuditOperation" ADD VALUE 'DELETE_WEBHOOK';
ALTER TYPE "AuditOperation" ADD VALUE 'ROTATE_WEBHOOK_SECRET';
ALTER TYPE "AuditOperation" ADD VALUE 'REPLAY_WEBHOOK_DELIVERIES';

-- DropIndex
DROP INDEX "WebhookDelivery_status_nextAttemptAt_idx";

-- DropIndex
DROP INDEX "WebhookDelivery_webhookId_partnerId_status_sequence_idx";

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_partnerId_status_nextAttemptAt_idx" ON "WebhookDelivery"("webhookId", "partnerId", "status", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_lanes_idx" ON "WebhookDelivery"("webhookId", "partnerId", "customerId", "status", "sequence");
