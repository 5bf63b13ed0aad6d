-- What another index of the same table says as well: a customer's id says whose it is, and an order's line which order.
DROP INDEX "AdminCredential_customerId_key";
DROP INDEX "BillingProfile_customerId_key";
DROP INDEX "Relationship_customerId_key";
DROP INDEX "Event_id_partnerId_key";
DROP INDEX "Subscription_orderId_partnerId_idx";
