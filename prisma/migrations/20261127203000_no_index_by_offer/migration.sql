-- Nothing looks for the subscriptions of an offer, and offers are never deleted: it only cost whoever created customers.
DROP INDEX "Subscription_offerId_idx";
