-- AlterTable
ALTER TABLE "PartnerLedger" ADD COLUMN     "closedHash" TEXT COLLATE "C",
ADD COLUMN     "closedSeal" TEXT COLLATE "C",
ADD COLUMN     "closedSequence" INTEGER;
