/** What is wrong with a database, in words, by what was looked at; nothing is where all is well. */
export type Faults = Readonly<Record<string, readonly string[]>>

/** Told in full up to here: a broken database can have millions. */
export const toldMax = 20

/** Each query finds rows that may not be there, and says what is wrong with them; on either database. */
export const contradictions: Readonly<Record<string, string>> = {
  'every customer is whole': `
    SELECT 'customer ' || "id" || ' lacks its billing profile, relationship or administrator' FROM "Customer" AS c WHERE
      NOT EXISTS (SELECT 1 FROM "BillingProfile" WHERE "customerId" = c."id") OR
      NOT EXISTS (SELECT 1 FROM "Relationship" WHERE "customerId" = c."id") OR
      NOT EXISTS (SELECT 1 FROM "AdminCredential" WHERE "customerId" = c."id")`,
  'every order has subscriptions': `
    SELECT 'order ' || "id" || ' has no subscription' FROM "Order" AS o
    WHERE NOT EXISTS (SELECT 1 FROM "Subscription" WHERE "orderId" = o."id")`,
  'events are numbered without gaps': `
    SELECT 'partner ' || e."partnerId" || ' has ' || e."count" || ' events from ' || e."first" || ' to ' || e."last" ||
      ', and its ledger says ' || coalesce(l."eventSequence", 0)
    FROM (
      SELECT "partnerId", count(*) AS "count", min("sequence") AS "first", max("sequence") AS "last"
      FROM "Event" GROUP BY "partnerId"
    ) AS e LEFT JOIN "PartnerLedger" AS l ON l."partnerId" = e."partnerId"
    WHERE e."count" <> e."last" - e."first" + 1 OR e."last" <> coalesce(l."eventSequence", 0)`,
  'every delivery that can be sent has its event': `
    SELECT 'delivery ' || "id" || ' has no event' FROM "WebhookDelivery" AS d
    WHERE "status" <> 'DELIVERED' AND NOT EXISTS (SELECT 1 FROM "Event" WHERE "id" = d."eventId") AND NOT EXISTS (
      SELECT 1 FROM "Webhook" WHERE "id" = d."webhookId" AND "deletedAt" IS NOT NULL)`,
}
