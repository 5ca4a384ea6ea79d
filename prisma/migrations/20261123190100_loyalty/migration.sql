-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "loyalty" JSONB NOT NULL DEFAULT '{}';
