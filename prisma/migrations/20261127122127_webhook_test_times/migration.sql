-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN "testTimes" JSONB;
