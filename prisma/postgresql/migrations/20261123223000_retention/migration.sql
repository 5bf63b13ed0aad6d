-- AlterEnum
ALTER TYPE "AuditOperation" ADD VALUE 'SEND_TEST_EVENT';

-- CreateIndex
CREATE INDEX "WebhookDelivery_partnerId_status_lastAttemptAt_idx" ON "WebhookDelivery"("partnerId", "status", "lastAttemptAt");
