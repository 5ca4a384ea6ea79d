-- AlterTable
ALTER TABLE "sentiment_provider" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_error" TEXT,
ADD COLUMN     "paused_until" TIMESTAMPTZ(3);
