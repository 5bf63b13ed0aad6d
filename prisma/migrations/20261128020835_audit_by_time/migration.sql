-- In the order of the list: records before a moment begin in the middle of it. The operation stands in it so that a walk to
-- what is looked for reads nothing else.
DROP INDEX "AuditRecord_partnerId_id_idx";

-- CreateIndex
CREATE INDEX "AuditRecord_partnerId_occurredAt_operation_idx" ON "AuditRecord"("partnerId", "occurredAt", "operation");

-- For the planner (see the migration "statistics").
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('AuditRecord', 'AuditRecord_partnerId_occurredAt_operation_idx', '3000000 300000 2 1');

ANALYZE "sqlite_schema";
