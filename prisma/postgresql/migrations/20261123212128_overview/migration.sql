-- CreateIndex
CREATE INDEX "Subscription_partnerId_status_offerId_idx" ON "Subscription"("partnerId", "status", "offerId");

-- CreateIndex
CREATE INDEX "Subscription_partnerId_createdAt_idx" ON "Subscription"("partnerId", "createdAt");
