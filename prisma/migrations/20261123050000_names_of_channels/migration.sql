-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "named_by_channel" BOOLEAN NOT NULL DEFAULT false;
