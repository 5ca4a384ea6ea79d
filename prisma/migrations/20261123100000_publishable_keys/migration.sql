-- AlterEnum
ALTER TYPE "api_key_kind" ADD VALUE 'PUBLISHABLE';

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "origins" TEXT[] DEFAULT ARRAY[]::TEXT[];
