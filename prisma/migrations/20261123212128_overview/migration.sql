-- CreateIndex
CREATE INDEX "Subscription_partnerId_status_offerId_idx" ON "Subscription"("partnerId", "status", "offerId");

-- CreateIndex
CREATE INDEX "Subscription_partnerId_createdAt_idx" ON "Subscription"("partnerId", "createdAt");

-- For the planner (see the migration "statistics").
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('Subscription', 'Subscription_partnerId_status_offerId_idx', '2000000 200000 150000 2000'),
    ('Subscription', 'Subscription_partnerId_createdAt_idx', '2000000 200000 3');

ANALYZE "sqlite_schema";
