-- CreateIndex
CREATE INDEX "WebhookDelivery_partnerId_status_lastAttemptAt_idx" ON "WebhookDelivery"("partnerId", "status", "lastAttemptAt");

-- For the planner (see the migration "statistics").
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('WebhookDelivery', 'WebhookDelivery_partnerId_status_lastAttemptAt_idx', '1000000 100000 30000 2');

ANALYZE "sqlite_schema";
