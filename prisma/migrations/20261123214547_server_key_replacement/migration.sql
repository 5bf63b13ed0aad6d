-- AlterTable
ALTER TABLE "PartnerLedger" ADD COLUMN "closedHash" TEXT;
ALTER TABLE "PartnerLedger" ADD COLUMN "closedSeal" TEXT;
ALTER TABLE "PartnerLedger" ADD COLUMN "closedSequence" INTEGER;
