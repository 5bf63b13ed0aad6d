-- Whoever runs this owns the tables, and is a superuser or may create roles (CREATEROLE) and is the database's owner.
-- Roles belong to the whole server: another database of it can have made them.
DO $$
DECLARE
    role_name TEXT;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['csp_gateway_app', 'csp_gateway_finder'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
END
$$;

-- Indexes for searching; a trusted extension: who may create in the database may create it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm" WITH SCHEMA "public";

GRANT USAGE ON SCHEMA "public" TO "csp_gateway_app", "csp_gateway_finder";

-- CreateEnum
CREATE TYPE "OfferSegment" AS ENUM ('ENTERPRISE', 'SMALL_BUSINESS', 'GOVERNMENT', 'NONPROFIT', 'TRIAL');

-- CreateEnum
CREATE TYPE "BillingType" AS ENUM ('LICENSE', 'USAGE');

-- CreateEnum
CREATE TYPE "BillingCycle" AS ENUM ('MONTHLY', 'ANNUAL', 'NONE', 'ONE_TIME', 'TRIENNIAL', 'BIENNIAL');

-- CreateEnum
CREATE TYPE "RelationshipToPartner" AS ENUM ('RESELLER', 'ADVISOR', 'SYNDICATION', 'MICROSOFT_SUPPORT', 'NONE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('COMPLETED', 'PENDING', 'CANCELLED');

-- CreateEnum
CREATE TYPE "SubscriptionStatus" AS ENUM ('NONE', 'ACTIVE', 'SUSPENDED', 'DELETED', 'EXPIRED', 'PENDING', 'DISABLED');

-- CreateEnum
CREATE TYPE "AccessRole" AS ENUM ('OWNER', 'CONTRIBUTOR', 'READER');

-- CreateEnum
CREATE TYPE "AuditOperation" AS ENUM ('ADD_CUSTOMER', 'UPDATE_BILLING_PROFILE', 'RESET_ADMIN_PASSWORD', 'REMOVE_RELATIONSHIP', 'DELETE_CUSTOMER', 'CREATE_ORDER', 'UPDATE_SUBSCRIPTION', 'GRANT_ACCESS', 'REVOKE_ACCESS');

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "country" TEXT COLLATE "C" NOT NULL,
    "domain" TEXT COLLATE "C" NOT NULL,
    "isSandbox" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "segment" "OfferSegment" NOT NULL,
    "billingType" "BillingType" NOT NULL,
    "supportedBillingCycles" JSONB NOT NULL,
    "minimumQuantity" INTEGER NOT NULL,
    "maximumQuantity" INTEGER NOT NULL,
    "term" TEXT COLLATE "C",
    "unitType" TEXT COLLATE "C" NOT NULL,
    "isAddOn" BOOLEAN NOT NULL,
    "isTrial" BOOLEAN NOT NULL,
    "prerequisiteOfferIds" JSONB NOT NULL,
    "countries" TEXT COLLATE "C",
    "isImported" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "commerceId" TEXT COLLATE "C" NOT NULL,
    "externalId" TEXT COLLATE "C",
    "domain" TEXT COLLATE "C" NOT NULL,
    "companyName" TEXT COLLATE "C" NOT NULL,
    "companyNameKey" TEXT COLLATE "C" NOT NULL,
    "organizationRegistrationNumber" TEXT COLLATE "C",
    "searchText" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BillingProfile" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "culture" TEXT COLLATE "C" NOT NULL,
    "language" TEXT COLLATE "C" NOT NULL,
    "companyName" TEXT COLLATE "C" NOT NULL,
    "firstName" TEXT COLLATE "C",
    "lastName" TEXT COLLATE "C",
    "country" TEXT COLLATE "C" NOT NULL,
    "region" TEXT COLLATE "C",
    "city" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C",
    "addressLine1" TEXT COLLATE "C" NOT NULL,
    "addressLine2" TEXT COLLATE "C",
    "postalCode" TEXT COLLATE "C",
    "contactFirstName" TEXT COLLATE "C" NOT NULL,
    "contactLastName" TEXT COLLATE "C" NOT NULL,
    "contactMiddleName" TEXT COLLATE "C",
    "phoneNumber" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BillingProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Relationship" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C" NOT NULL,
    "relationshipToPartner" "RelationshipToPartner" NOT NULL,
    "allowDelegatedAccess" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Relationship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdminCredential" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C" NOT NULL,
    "userName" TEXT COLLATE "C" NOT NULL,
    "signInName" TEXT COLLATE "C" NOT NULL,
    "passwordHash" TEXT COLLATE "C" NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AdminCredential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C" NOT NULL,
    "status" "OrderStatus" NOT NULL,
    "billingCycle" "BillingCycle" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C" NOT NULL,
    "orderId" TEXT COLLATE "C" NOT NULL,
    "lineItemNumber" INTEGER NOT NULL,
    "offerId" TEXT COLLATE "C" NOT NULL,
    "friendlyName" TEXT COLLATE "C" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitType" TEXT COLLATE "C" NOT NULL,
    "status" "SubscriptionStatus" NOT NULL,
    "suspensionReasons" JSONB NOT NULL,
    "autoRenewEnabled" BOOLEAN NOT NULL,
    "billingType" "BillingType" NOT NULL,
    "billingCycle" "BillingCycle" NOT NULL,
    "effectiveStartDate" TIMESTAMP(3) NOT NULL,
    "commitmentEndDate" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessGrant" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "subscriptionId" TEXT COLLATE "C" NOT NULL,
    "principal" TEXT COLLATE "C" NOT NULL,
    "role" "AccessRole" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AccessGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "customerId" TEXT COLLATE "C",
    "operation" "AuditOperation" NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "userName" TEXT COLLATE "C" NOT NULL,
    "occurredAt" TIMESTAMP(3) NOT NULL,
    "correlationId" TEXT COLLATE "C",
    "changes" JSONB NOT NULL,

    CONSTRAINT "AuditRecord_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Offer_position_id_idx" ON "Offer"("position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_domain_key" ON "Customer"("domain");

-- CreateIndex
CREATE INDEX "Customer_partnerId_createdAt_id_idx" ON "Customer"("partnerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Customer_partnerId_companyNameKey_id_idx" ON "Customer"("partnerId", "companyNameKey", "id");

-- CreateIndex
CREATE INDEX "Customer_partnerId_domain_idx" ON "Customer"("partnerId", "domain");

-- CreateIndex
CREATE INDEX "Customer_searchText_idx" ON "Customer" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Customer_id_partnerId_key" ON "Customer"("id", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_partnerId_externalId_key" ON "Customer"("partnerId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "BillingProfile_customerId_key" ON "BillingProfile"("customerId");

-- CreateIndex
CREATE INDEX "BillingProfile_partnerId_country_idx" ON "BillingProfile"("partnerId", "country");

-- CreateIndex
CREATE UNIQUE INDEX "BillingProfile_customerId_partnerId_key" ON "BillingProfile"("customerId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Relationship_customerId_key" ON "Relationship"("customerId");

-- CreateIndex
CREATE INDEX "Relationship_partnerId_relationshipToPartner_idx" ON "Relationship"("partnerId", "relationshipToPartner");

-- CreateIndex
CREATE UNIQUE INDEX "Relationship_customerId_partnerId_key" ON "Relationship"("customerId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "AdminCredential_customerId_key" ON "AdminCredential"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "AdminCredential_signInName_key" ON "AdminCredential"("signInName");

-- CreateIndex
CREATE UNIQUE INDEX "AdminCredential_customerId_partnerId_key" ON "AdminCredential"("customerId", "partnerId");

-- CreateIndex
CREATE INDEX "Order_customerId_partnerId_idx" ON "Order"("customerId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_id_partnerId_key" ON "Order"("id", "partnerId");

-- CreateIndex
CREATE INDEX "Subscription_customerId_partnerId_createdAt_id_idx" ON "Subscription"("customerId", "partnerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Subscription_orderId_partnerId_idx" ON "Subscription"("orderId", "partnerId");

-- CreateIndex
CREATE INDEX "Subscription_offerId_idx" ON "Subscription"("offerId");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_id_partnerId_key" ON "Subscription"("id", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_orderId_lineItemNumber_key" ON "Subscription"("orderId", "lineItemNumber");

-- CreateIndex
CREATE INDEX "AccessGrant_subscriptionId_partnerId_idx" ON "AccessGrant"("subscriptionId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "AccessGrant_subscriptionId_principal_role_key" ON "AccessGrant"("subscriptionId", "principal", "role");

-- CreateIndex
CREATE INDEX "AuditRecord_partnerId_id_idx" ON "AuditRecord"("partnerId", "id");

-- CreateIndex
CREATE INDEX "AuditRecord_partnerId_customerId_id_idx" ON "AuditRecord"("partnerId", "customerId", "id");

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BillingProfile" ADD CONSTRAINT "BillingProfile_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relationship" ADD CONSTRAINT "Relationship_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdminCredential" ADD CONSTRAINT "AdminCredential_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_orderId_partnerId_fkey" FOREIGN KEY ("orderId", "partnerId") REFERENCES "Order"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_subscriptionId_partnerId_fkey" FOREIGN KEY ("subscriptionId", "partnerId") REFERENCES "Subscription"("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- One partner sees nothing of another.
ALTER TABLE "Customer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Customer" FORCE ROW LEVEL SECURITY;
CREATE POLICY "Customer_of_partner" ON "Customer" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "Customer" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "BillingProfile" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "BillingProfile" FORCE ROW LEVEL SECURITY;
CREATE POLICY "BillingProfile_of_partner" ON "BillingProfile" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "BillingProfile" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "Relationship" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Relationship" FORCE ROW LEVEL SECURITY;
CREATE POLICY "Relationship_of_partner" ON "Relationship" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "Relationship" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "AdminCredential" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AdminCredential" FORCE ROW LEVEL SECURITY;
CREATE POLICY "AdminCredential_of_partner" ON "AdminCredential" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "AdminCredential" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "Order" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Order" FORCE ROW LEVEL SECURITY;
CREATE POLICY "Order_of_partner" ON "Order" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "Order" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "Subscription" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Subscription" FORCE ROW LEVEL SECURITY;
CREATE POLICY "Subscription_of_partner" ON "Subscription" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "Subscription" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "AccessGrant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AccessGrant" FORCE ROW LEVEL SECURITY;
CREATE POLICY "AccessGrant_of_partner" ON "AccessGrant" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "AccessGrant" TO "csp_gateway_app";

-- One partner sees nothing of another.
ALTER TABLE "AuditRecord" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AuditRecord" FORCE ROW LEVEL SECURITY;
CREATE POLICY "AuditRecord_of_partner" ON "AuditRecord" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "AuditRecord" TO "csp_gateway_app";
-- Not of a partner: the gateway reads and writes them whoever calls, and deletes nothing.
GRANT SELECT, INSERT, UPDATE ON "Partner", "Offer" TO "csp_gateway_app";

-- The audit trail is append-only: no privilege for the gateway, and a trigger for everybody else.
REVOKE UPDATE, DELETE ON "AuditRecord" FROM "csp_gateway_app";

CREATE FUNCTION "refuse_change_of_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'AuditRecord is append-only';
END
$$;

CREATE TRIGGER "AuditRecord_no_change" BEFORE UPDATE OR DELETE ON "AuditRecord"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_audit"();

CREATE TRIGGER "AuditRecord_no_truncate" BEFORE TRUNCATE ON "AuditRecord"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();

-- Two questions that row-level security would stand in the way of, answered by functions that run as a role of their
-- own. It sees four columns of all customers, and nobody signs in as it.
GRANT SELECT ("id", "partnerId", "domain", "searchText") ON "Customer" TO "csp_gateway_finder";
CREATE POLICY "Customer_of_anyone" ON "Customer" FOR SELECT TO "csp_gateway_finder" USING (true);

-- A domain belongs to one tenant of the whole cloud. Says which of the given ones are taken, and not by whom.
CREATE FUNCTION "find_taken_domains"(domains TEXT[]) RETURNS SETOF TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c."domain" FROM "public"."Customer" c WHERE c."domain" = ANY (domains)
$$;

-- Customers of the partner of the transaction whose search text is like all patterns. LIKE could reveal other rows by
-- its errors, so PostgreSQL uses no index for it on a table with row-level security: it has to be asked in here.
CREATE FUNCTION "find_customers_like"(patterns TEXT[], maximum INTEGER) RETURNS SETOF TEXT
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    condition TEXT;
BEGIN
    SELECT string_agg(format('c."searchText" LIKE %L', pattern), ' AND ') INTO condition
    FROM unnest(patterns) AS pattern;
    RETURN QUERY EXECUTE format(
        'SELECT c."id" FROM "public"."Customer" c WHERE c."partnerId" = %L AND %s LIMIT %s',
        coalesce(current_setting('app.partner_id', true), ''), condition, maximum
    );
END
$$;

REVOKE ALL ON FUNCTION "find_taken_domains"(TEXT[]), "find_customers_like"(TEXT[], INTEGER) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "find_taken_domains"(TEXT[]), "find_customers_like"(TEXT[], INTEGER) TO "csp_gateway_app";

-- Only a member can give a function to a role, which has to be allowed to create in the schema for as long. The
-- membership ends at once: it would show the owner of the tables what the finder sees.
GRANT CREATE ON SCHEMA "public" TO "csp_gateway_finder";
DO $$
DECLARE
    is_superuser BOOLEAN := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
BEGIN
    IF NOT is_superuser THEN
        EXECUTE format('GRANT "csp_gateway_finder" TO %I', current_user);
    END IF;
    ALTER FUNCTION "public"."find_taken_domains"(TEXT[]) OWNER TO "csp_gateway_finder";
    ALTER FUNCTION "public"."find_customers_like"(TEXT[], INTEGER) OWNER TO "csp_gateway_finder";
    IF NOT is_superuser THEN
        EXECUTE format('REVOKE "csp_gateway_finder" FROM %I', current_user);
    END IF;
END
$$;
REVOKE CREATE ON SCHEMA "public" FROM "csp_gateway_finder";
