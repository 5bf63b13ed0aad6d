-- In the order of the list: records before a moment begin in the middle of it. The operation stands in it so that a walk to
-- what is looked for reads nothing else.
DROP INDEX "AuditRecord_partnerId_id_idx";

-- CreateIndex
CREATE INDEX "AuditRecord_partnerId_occurredAt_operation_idx" ON "AuditRecord"("partnerId", "occurredAt", "operation");
