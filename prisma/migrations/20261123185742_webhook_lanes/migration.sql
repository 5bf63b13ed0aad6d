-- DropIndex
DROP INDEX "WebhookDelivery_status_nextAttemptAt_idx";

-- DropIndex
DROP INDEX "WebhookDelivery_webhookId_partnerId_status_sequence_idx";

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_partnerId_status_nextAttemptAt_idx" ON "WebhookDelivery"("webhookId", "partnerId", "status", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_lanes_idx" ON "WebhookDelivery"("webhookId", "partnerId", "customerId", "status", "sequence");

-- For the planner (see the migration "statistics").
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('WebhookDelivery', 'WebhookDelivery_webhookId_partnerId_status_nextAttemptAt_idx', '1000000 10000 10000 3000 2'),
    ('WebhookDelivery', 'WebhookDelivery_lanes_idx', '1000000 10000 10000 5 3 1');

ANALYZE "sqlite_schema";
