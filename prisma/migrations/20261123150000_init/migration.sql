-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "isSandbox" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "billingType" TEXT NOT NULL,
    "supportedBillingCycles" JSONB NOT NULL,
    "minimumQuantity" INTEGER NOT NULL,
    "maximumQuantity" INTEGER NOT NULL,
    "term" TEXT,
    "unitType" TEXT NOT NULL,
    "isAddOn" BOOLEAN NOT NULL,
    "isTrial" BOOLEAN NOT NULL,
    "prerequisiteOfferIds" JSONB NOT NULL,
    "countries" TEXT,
    "isImported" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "commerceId" TEXT NOT NULL,
    "externalId" TEXT,
    "domain" TEXT NOT NULL,
    "companyName" TEXT NOT NULL,
    "companyNameKey" TEXT NOT NULL,
    "organizationRegistrationNumber" TEXT,
    "searchText" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Customer_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BillingProfile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "culture" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "companyName" TEXT NOT NULL,
    "firstName" TEXT,
    "lastName" TEXT,
    "country" TEXT NOT NULL,
    "region" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT,
    "addressLine1" TEXT NOT NULL,
    "addressLine2" TEXT,
    "postalCode" TEXT,
    "contactFirstName" TEXT NOT NULL,
    "contactLastName" TEXT NOT NULL,
    "contactMiddleName" TEXT,
    "phoneNumber" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "BillingProfile_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Relationship" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "relationshipToPartner" TEXT NOT NULL,
    "allowDelegatedAccess" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Relationship_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AdminCredential" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "signInName" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    CONSTRAINT "AdminCredential_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "billingCycle" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Order_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "lineItemNumber" INTEGER NOT NULL,
    "offerId" TEXT NOT NULL,
    "friendlyName" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitType" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "suspensionReasons" JSONB NOT NULL,
    "autoRenewEnabled" BOOLEAN NOT NULL,
    "billingType" TEXT NOT NULL,
    "billingCycle" TEXT NOT NULL,
    "effectiveStartDate" DATETIME NOT NULL,
    "commitmentEndDate" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Subscription_customerId_partnerId_fkey" FOREIGN KEY ("customerId", "partnerId") REFERENCES "Customer" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Subscription_orderId_partnerId_fkey" FOREIGN KEY ("orderId", "partnerId") REFERENCES "Order" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Subscription_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccessGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "principal" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "AccessGrant_subscriptionId_partnerId_fkey" FOREIGN KEY ("subscriptionId", "partnerId") REFERENCES "Subscription" ("id", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "customerId" TEXT,
    "operation" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "userName" TEXT NOT NULL,
    "occurredAt" DATETIME NOT NULL,
    "correlationId" TEXT,
    "changes" JSONB NOT NULL
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

-- The audit trail is append-only.
CREATE TRIGGER "AuditRecord_no_update" BEFORE UPDATE ON "AuditRecord"
BEGIN
    SELECT RAISE(ABORT, 'AuditRecord is append-only');
END;

CREATE TRIGGER "AuditRecord_no_delete" BEFORE DELETE ON "AuditRecord"
BEGIN
    SELECT RAISE(ABORT, 'AuditRecord is append-only');
END;

-- Searching: an index of every three letters in a row of Customer.searchText. It is keyed by a number of its own,
-- because a table's hidden rowid can change when the file is compacted or copied.
CREATE TABLE "CustomerSearchKey" (
    "number" INTEGER PRIMARY KEY,
    "customerId" TEXT NOT NULL UNIQUE
);

CREATE VIRTUAL TABLE "CustomerSearch" USING fts5 (
    "text", content = '', contentless_delete = 1, detail = 'none', tokenize = 'trigram'
);

CREATE TRIGGER "CustomerSearch_insert" AFTER INSERT ON "Customer"
BEGIN
    INSERT INTO "CustomerSearchKey" ("customerId") VALUES (NEW."id");
    INSERT INTO "CustomerSearch" ("rowid", "text") VALUES (last_insert_rowid(), NEW."searchText");
END;

CREATE TRIGGER "CustomerSearch_update" AFTER UPDATE OF "searchText" ON "Customer"
WHEN OLD."searchText" <> NEW."searchText"
BEGIN
    DELETE FROM "CustomerSearch"
    WHERE "rowid" = (SELECT "number" FROM "CustomerSearchKey" WHERE "customerId" = NEW."id");
    INSERT INTO "CustomerSearch" ("rowid", "text")
    SELECT "number", NEW."searchText" FROM "CustomerSearchKey" WHERE "customerId" = NEW."id";
END;

CREATE TRIGGER "CustomerSearch_delete" AFTER DELETE ON "Customer"
BEGIN
    DELETE FROM "CustomerSearch"
    WHERE "rowid" = (SELECT "number" FROM "CustomerSearchKey" WHERE "customerId" = OLD."id");
    DELETE FROM "CustomerSearchKey" WHERE "customerId" = OLD."id";
END;
