-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditOperation" ADD VALUE 'CREATE_API_KEY';
ALTER TYPE "AuditOperation" ADD VALUE 'REVOKE_API_KEY';
ALTER TYPE "AuditOperation" ADD VALUE 'CHANGE_ADMIN_PASSWORD';
ALTER TYPE "AuditOperation" ADD VALUE 'DENY_ACCESS';

-- AlterTable
ALTER TABLE "Partner" ADD COLUMN     "tenant" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "roles" JSONB NOT NULL,
    "secretHash" TEXT COLLATE "C" NOT NULL,
    "createdBy" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInFailure" (
    "nameHash" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,
    "lockedUntil" TIMESTAMP(3),
    "failedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInFailure_pkey" PRIMARY KEY ("nameHash")
);

-- CreateIndex
CREATE INDEX "ApiKey_partnerId_createdAt_id_idx" ON "ApiKey"("partnerId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_id_partnerId_key" ON "ApiKey"("id", "partnerId");

-- CreateIndex
CREATE INDEX "SignInFailure_failedAt_idx" ON "SignInFailure"("failedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_tenant_key" ON "Partner"("tenant");

-- One partner sees nothing of another.
ALTER TABLE "ApiKey" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ApiKey" FORCE ROW LEVEL SECURITY;
CREATE POLICY "ApiKey_of_partner" ON "ApiKey" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "ApiKey" TO "csp_gateway_app";

-- Not of a partner: who signs in is of none yet. What is old is taken away.
GRANT SELECT, INSERT, UPDATE, DELETE ON "SignInFailure" TO "csp_gateway_app";

-- Whose customer signs in is known by the domain alone, before there is a partner to look for.
CREATE FUNCTION "find_partner_of_domain"(domain TEXT) RETURNS TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c."partnerId" FROM "public"."Customer" c WHERE c."domain" = $1
$$;

REVOKE ALL ON FUNCTION "find_partner_of_domain"(TEXT) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "find_partner_of_domain"(TEXT) TO "csp_gateway_app";

-- As in the first migration: a member gives the function to the role that sees all customers, for as long as that takes.
GRANT CREATE ON SCHEMA "public" TO "csp_gateway_finder";
DO $$
DECLARE
    is_superuser BOOLEAN := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
BEGIN
    IF NOT is_superuser THEN
        EXECUTE format('GRANT "csp_gateway_finder" TO %I', current_user);
    END IF;
    ALTER FUNCTION "public"."find_partner_of_domain"(TEXT) OWNER TO "csp_gateway_finder";
    IF NOT is_superuser THEN
        EXECUTE format('REVOKE "csp_gateway_finder" FROM %I', current_user);
    END IF;
END
$$;
REVOKE CREATE ON SCHEMA "public" FROM "csp_gateway_finder";
