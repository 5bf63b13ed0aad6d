-- In the order of the list: records before a moment begin in the middle of it. The operation stands in it as on SQLite; here
-- row-level security keeps an index from being asked for an enumeration.
DROP INDEX "AuditRecord_partnerId_id_idx";

-- CreateIndex
CREATE INDEX "AuditRecord_partnerId_occurredAt_operation_idx" ON "AuditRecord"("partnerId", "occurredAt", "operation");
