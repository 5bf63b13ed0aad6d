-- What SQLite's planner takes each index to find: rows in all, then rows for one value of its first column, of its first
-- two, and so on. Without it, the planner takes a partner for ten customers, and walks all of them in the order of the
-- page where it should look up a few by their ids. Set here rather than measured (ANALYZE), so that each installation,
-- small or large, new or old, has the same plans.
ANALYZE "sqlite_schema";

INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('Partner', 'sqlite_autoindex_Partner_1', '10 1'),
    ('Offer', 'sqlite_autoindex_Offer_1', '200 1'),
    ('Offer', 'Offer_position_id_idx', '200 1 1'),
    ('Customer', 'sqlite_autoindex_Customer_1', '1000000 1'),
    ('Customer', 'Customer_domain_key', '1000000 1'),
    ('Customer', 'Customer_id_partnerId_key', '1000000 1 1'),
    ('Customer', 'Customer_partnerId_externalId_key', '1000000 100000 1'),
    ('Customer', 'Customer_partnerId_createdAt_id_idx', '1000000 100000 2 1'),
    ('Customer', 'Customer_partnerId_companyNameKey_id_idx', '1000000 100000 3 1'),
    ('Customer', 'Customer_partnerId_domain_idx', '1000000 100000 1'),
    ('BillingProfile', 'sqlite_autoindex_BillingProfile_1', '1000000 1'),
    ('BillingProfile', 'BillingProfile_customerId_key', '1000000 1'),
    ('BillingProfile', 'BillingProfile_customerId_partnerId_key', '1000000 1 1'),
    ('BillingProfile', 'BillingProfile_partnerId_country_idx', '1000000 100000 10000'),
    ('Relationship', 'sqlite_autoindex_Relationship_1', '1000000 1'),
    ('Relationship', 'Relationship_customerId_key', '1000000 1'),
    ('Relationship', 'Relationship_customerId_partnerId_key', '1000000 1 1'),
    ('Relationship', 'Relationship_partnerId_relationshipToPartner_idx', '1000000 100000 50000'),
    ('AdminCredential', 'sqlite_autoindex_AdminCredential_1', '1000000 1'),
    ('AdminCredential', 'AdminCredential_customerId_key', '1000000 1'),
    ('AdminCredential', 'AdminCredential_customerId_partnerId_key', '1000000 1 1'),
    ('AdminCredential', 'AdminCredential_signInName_key', '1000000 1'),
    ('Order', 'sqlite_autoindex_Order_1', '1000000 1'),
    ('Order', 'Order_id_partnerId_key', '1000000 1 1'),
    ('Order', 'Order_customerId_partnerId_idx', '1000000 2 2'),
    ('Subscription', 'sqlite_autoindex_Subscription_1', '2000000 1'),
    ('Subscription', 'Subscription_id_partnerId_key', '2000000 1 1'),
    ('Subscription', 'Subscription_customerId_partnerId_createdAt_id_idx', '2000000 3 3 2 1'),
    ('Subscription', 'Subscription_orderId_partnerId_idx', '2000000 2 2'),
    ('Subscription', 'Subscription_orderId_lineItemNumber_key', '2000000 2 1'),
    ('Subscription', 'Subscription_offerId_idx', '2000000 10000'),
    ('AccessGrant', 'sqlite_autoindex_AccessGrant_1', '300000 1'),
    ('AccessGrant', 'AccessGrant_subscriptionId_principal_role_key', '300000 2 1 1'),
    ('AccessGrant', 'AccessGrant_subscriptionId_partnerId_idx', '300000 2 2'),
    ('AuditRecord', 'sqlite_autoindex_AuditRecord_1', '3000000 1'),
    ('AuditRecord', 'AuditRecord_partnerId_id_idx', '3000000 300000 1'),
    ('AuditRecord', 'AuditRecord_partnerId_customerId_id_idx', '3000000 300000 5 1');

ANALYZE "sqlite_schema";
